using System.Text.Json;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.Telemetry;

/// <summary>Counts jobs as they end, and what looks at Spotify have brought.</summary>
public sealed class JobTelemetry(AppMeter meter) : IJobEndWitness
{
    public Task JobEndedAsync(Job job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        meter.CountJob(InstanceStates.NameOf(job.Kind), JobStatusName(job.State), (job.FinishedAt - job.StartedAt)?.TotalSeconds);
        if (job is { State: JobState.Succeeded, Kind: JobKind.Poll or JobKind.Snapshot, Result: { ValueKind: JsonValueKind.Object } result })
        {
            var newPlays = result.TryGetProperty("newPlays", out var plays) && plays.ValueKind == JsonValueKind.Number ? plays.GetInt32() : 0;
            meter.CountCollected(newPlays, result.TryGetProperty("gap", out var gap) && gap.ValueKind == JsonValueKind.Object);
        }

        return Task.CompletedTask;
    }

    private static string JobStatusName(JobState state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());
}
