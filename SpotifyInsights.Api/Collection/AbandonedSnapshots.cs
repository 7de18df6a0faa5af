using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Polls;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Api.Collection;

/// <summary>
/// Saves the plays of a snapshot that is not completed any more: its page was read and stored, the lists behind it were never answered, and Spotify may have
/// forgotten the plays since. They become a poll.
/// </summary>
public sealed class AbandonedSnapshots(
    SnapshotStore snapshots, PollStore polls, PollSeal seal, KnownPlays known, ManifestStore manifests, Aggregator aggregator)
{
    /// <summary>Saves them; may be repeated.</summary>
    /// <returns>Whether there was anything to save.</returns>
    public async Task<bool> SaveAsync(string userId, string snapshotId, CancellationToken cancellationToken)
    {
        if (await snapshots.FindMetadataAsync(userId, snapshotId, cancellationToken) is not null
            || await snapshots.ReadRecentTracksAsync(userId, snapshotId, cancellationToken) is not { Plays.Count: > 0 } page)
        {
            return false;
        }

        var manifest = await manifests.FindAsync(userId, cancellationToken);
        if (await known.CountNewAsync(userId, page, manifest, cancellationToken) == 0)
        {
            return false;
        }

        // What a later poll saw says nothing of the time before this page.
        var before = manifest?.LastSeen is { } seen && seen.SeenAt >= page.CollectedAt ? manifest with { LastSeen = null } : manifest;
        await polls.PutNewAsync(userId, page, id => seal.MetadataOf(userId, id, page, before), cancellationToken);
        await aggregator.ApplyAsync(userId, AggregationKind.Poll, cancellationToken);
        return true;
    }
}
