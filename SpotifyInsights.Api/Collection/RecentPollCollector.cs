using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Api.Spotify;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Polls;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Api.Collection;

/// <summary>Asks for the recent plays between two snapshots: one call, and nothing but a time is written when there is nothing new.</summary>
public sealed class RecentPollCollector(
    RecentTracksFetch recentTracks,
    PollStore polls,
    PollSeal seal,
    UnfinishedPolls unfinished,
    KnownPlays known,
    ManifestStore manifests,
    Aggregator aggregator)
{
    /// <summary>Polls once. Failures of the source are <see cref="SpotifyException"/>.</summary>
    public async Task<PollResult> PollAsync(string userId, CancellationToken cancellationToken)
    {
        var manifest = await manifests.FindAsync(userId, cancellationToken);
        if (await unfinished.CompleteAsync(userId, manifest?.Applied.Polls ?? new(), cancellationToken))
        {
            await aggregator.ApplyAsync(userId, AggregationKind.Poll, cancellationToken);
            manifest = await manifests.FindAsync(userId, cancellationToken);
        }

        var fetched = await recentTracks.FetchAsync(new CallLedger(userId), cancellationToken);
        var gap = CollectionGap.Before(fetched.Page, await LastSeenAtAsync(userId, manifest, cancellationToken));
        var newPlays = await known.CountNewAsync(userId, fetched.Page, manifest, cancellationToken);
        if (newPlays == 0)
        {
            await polls.PutLastSeenAsync(userId, LastSeenOf(fetched.Page), cancellationToken);
            return new PollResult(PollId: null, DataVersion: null, newPlays, fetched.Skipped, gap);
        }

        var pollId = await polls.NextIdAsync(userId, fetched.Page.CollectedAt, cancellationToken);
        await polls.PutAsync(userId, pollId, fetched.Page, seal.MetadataOf(userId, pollId, fetched.Page), cancellationToken);
        var applied = await aggregator.ApplyAsync(userId, AggregationKind.Poll, cancellationToken);
        return new PollResult(pollId, applied.DataVersion, newPlays, fetched.Skipped, gap);
    }

    private async Task<Instant?> LastSeenAtAsync(string userId, Manifest? manifest, CancellationToken cancellationToken)
    {
        var lastSeen = await polls.FindLastSeenAsync(userId, cancellationToken);
        Instant?[] times = [manifest?.Timestamp, lastSeen?.SeenAt];
        return times.Max();
    }

    private static PollLastSeen LastSeenOf(RecentTracksPage page) =>
        new(page.CollectedAt, page.Plays.Count == 0 ? null : page.Plays.Min(play => play.PlayedAt));
}
