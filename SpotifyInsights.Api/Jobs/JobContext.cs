using System.Text.Json;

namespace SpotifyInsights.Api.Jobs;

/// <summary>What a run knows of its job. Reporting a step returns at once.</summary>
public sealed class JobContext(Job job, IProgress<JobStep> progress) : IProgress<JobStep>
{
    public string JobId { get; } = job.Id;

    public string UserId { get; } = job.UserId;

    /// <summary>The same in every run of the job.</summary>
    public JsonElement? Parameters { get; } = job.Parameters;

    /// <summary>1 for the first run.</summary>
    public int Attempt { get; } = job.Runs;

    public void Report(JobStep value) => progress.Report(value);
}
