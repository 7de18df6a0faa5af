using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.Operator;

/// <summary>A job, whosever it is.</summary>
/// <param name="UserId">Spotify's id of the listener.</param>
/// <param name="Job">Where it stands.</param>
public sealed record OperatorJob(string UserId, JobStatus Job)
{
    internal static OperatorJob Of(Job job) => new(job.UserId, JobStatus.Of(job));
}
