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
    FormerPages formers,
    ManifestStore manifests,
    Aggregator aggregator)
{
    /// <summary>Polls once. Failures of the source are <see cref="SpotifyException"/>.</summary>
    public async Task<PollResult> PollAsync(string userId, CancellationToken cancellationToken)
    {
        var manifest = await manifests.FindAsync(userId, cancellationToken);
        if (await unfinished.CompleteAsync(userId, manifest, cancellationToken))
        {
            await aggregator.ApplyAsync(userId, AggregationKind.Poll, cancellationToken);
            manifest = await manifests.FindAsync(userId, cancellationToken);
        }

        var fetched = await recentTracks.FetchAsync(new CallLedger(userId), cancellationToken);
        var gap = CollectionGap.Before(fetched.Page, manifest) ?? formers.FindLate(userId, fetched.Page);
        var newPlays = await known.CountNewAsync(userId, fetched.Page, manifest, cancellationToken);
        if (newPlays == 0)
        {
            await manifests.PutLastSeenAsync(userId, manifest, LastSeenOf(fetched.Page), cancellationToken);
            formers.Remember(userId, fetched.Page, fetched.Skipped);
            return new PollResult(PollId: null, DataVersion: null, newPlays, fetched.Skipped, SeenPlays.In(fetched.Page), gap);
        }

        var pollId = await polls.PutNewAsync(
            userId, fetched.Page, id => seal.MetadataOf(userId, id, fetched.Page, manifest), cancellationToken);
        var applied = await aggregator.ApplyAsync(userId, new JustCollected(AggregationKind.Poll, pollId, manifest), cancellationToken);
        formers.Remember(userId, fetched.Page, fetched.Skipped);
        return new PollResult(pollId, applied.DataVersion, newPlays, fetched.Skipped, SeenPlays.In(fetched.Page), gap);
    }

    private static PollLastSeen LastSeenOf(RecentTracksPage page) =>
        new(page.CollectedAt, page.Plays.Count == 0 ? null : page.Plays.Min(play => play.PlayedAt));
}
