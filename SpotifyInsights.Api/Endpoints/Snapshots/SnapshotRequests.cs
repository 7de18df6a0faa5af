using NodaTime.Extensions;
using SpotifyInsights.Api.Collection;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Jobs.Work;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Api.Endpoints.Snapshots;

/// <summary>Asks for snapshots on a listener's behalf.</summary>
public sealed class SnapshotRequests(SnapshotDue due, SnapshotStore snapshots, ManifestStore manifests, JobQueue jobs, TimeProvider time)
{
    /// <summary>Why no snapshot is needed, or null when one is due.</summary>
    public async Task<RequestedSnapshot?> FindUpToDateAsync(string userId, CancellationToken cancellationToken)
    {
        if (await due.NextEligibleAtAsync(userId, cancellationToken) is not { } next)
        {
            return null;
        }

        var manifest = await manifests.FindAsync(userId, cancellationToken);
        return RequestedSnapshot.After(manifest!.LastSnapshot!, next);
    }

    /// <summary>Queues a snapshot; one that is already under way is returned instead.</summary>
    public async Task<Job> EnqueueAsync(string userId, bool forced, CancellationToken cancellationToken)
    {
        var id = await snapshots.NextIdAsync(userId, time.GetUtcNow().ToInstant(), cancellationToken);
        return await jobs.EnqueueAsync(JobKind.Snapshot, userId, new SnapshotParameters(id, forced).ToJson(), cancellationToken);
    }
}
