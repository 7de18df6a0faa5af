using SpotifyInsights.Api.Importing;

namespace SpotifyInsights.Api.Jobs.Work;

/// <summary>Makes steps of a job, with pace and time left, of what an importer says; no more often than anybody can read, for each step is a write.</summary>
internal sealed class ImportPace(IProgress<JobStep> job, TimeProvider time) : IProgress<ImportProgress>
{
    private static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(250);

    // A pace of the first moments says nothing about the rest.
    private static readonly TimeSpan FirstPace = TimeSpan.FromMilliseconds(500);

    private readonly Lock gate = new();
    private readonly long startedAt = time.GetTimestamp();
    private long? reportedAt;
    private ImportPhase phase;

    public void Report(ImportProgress value)
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            if (reportedAt is { } last && value.Phase == phase && time.GetElapsedTime(last, now) < LeastPause)
            {
                return;
            }

            (reportedAt, phase) = (now, value.Phase);
            job.Report(Step(value, time.GetElapsedTime(startedAt, now)));
        }
    }

    private static JobStep Step(ImportProgress value, TimeSpan elapsed)
    {
        var isReading = value.Phase == ImportPhase.Reading;
        var seconds = isReading && elapsed >= FirstPace ? elapsed.TotalSeconds : (double?)null;
        var pace = value.BytesRead / seconds;
        var left = pace > 0 ? Math.Max(0, value.BytesTotal - value.BytesRead) / pace : null;
        var done = isReading && value.BytesTotal > 0 ? Math.Clamp((double)value.BytesRead / value.BytesTotal, 0, 1) : 0;
        return new JobStep(
            (int)value.Phase, done, new JobAmounts(value.File, value.BytesRead, value.BytesTotal, value.Rows, pace, value.Rows / seconds, left));
    }
}
