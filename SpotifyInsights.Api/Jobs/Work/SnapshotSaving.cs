using SpotifyInsights.Api.Collection;

namespace SpotifyInsights.Api.Jobs.Work;

/// <summary>After a snapshot job that failed or was cancelled: what it had read already is not lost.</summary>
public sealed class SnapshotSaving(AbandonedSnapshots snapshots) : IJobEndWitness
{
    public async Task JobEndedAsync(Job job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (job is { Kind: JobKind.Snapshot, State: JobState.Failed or JobState.Cancelled, Runs: > 0 })
        {
            await snapshots.SaveAsync(job.UserId, SnapshotParameters.Of(job.Parameters).SnapshotId, cancellationToken);
        }
    }
}
