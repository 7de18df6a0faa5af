using NodaTime;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.Webhooks.Messages;

/// <summary>The data of `job.succeeded` and `job.failed`: enough to know what to read. Results can be large and stay at `/jobs/{id}`.</summary>
internal sealed record JobMessage(
    string JobId, JobKind Kind, JobState State, Instant CreatedAt, Instant? StartedAt, Instant? FinishedAt, int Attempts, string? DataVersion, JobProblem? Problem)
{
    public static JobMessage Of(Job job)
    {
        var status = JobStatus.Of(job);
        return new(job.Id, job.Kind, job.State, job.CreatedAt, job.StartedAt, job.FinishedAt, job.Runs, status.DataVersion, job.Problem);
    }
}
