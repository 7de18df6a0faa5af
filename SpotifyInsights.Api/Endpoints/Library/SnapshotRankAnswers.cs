using SpotifyInsights.Api.Endpoints.Metrics;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Domain.Library;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Api.Endpoints.Library;

/// <summary>Reads Spotify's lists of all snapshots that the aggregates know, so that an answer depends on nothing but their state.</summary>
public sealed class SnapshotRankAnswers(SnapshotStore snapshots, ManifestStore manifests)
{
    // Reads wait for the network far longer than they compute.
    private const int ReadsAtOnce = 16;

    /// <summary>The answer to a checked request.</summary>
    public async Task<SnapshotRanks> AnswerAsync(MetricsQuestion question, SnapshotRanksQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(query);
        var (kind, range) = (QueryText.OneOf<TopListKind>(query.Kind) ?? TopListKind.Tracks, QueryText.OneOf<TimeRange>(query.Range) ?? TimeRange.Medium);
        var ids = await ListAsync(question.Ground.UserId, cancellationToken);
        var lists = new ListedSnapshot[ids.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, lists.Length, parallel, async (i, token) => lists[i] = new ListedSnapshot(
            ids[i], CollectionId.ToInstant(ids[i]), await ReadAsync(question.Ground.UserId, ids[i], kind, range, token)));
        return SnapshotRankCalculator.Calculate(question.Slice, kind, range, lists);
    }

    private async Task<List<string>> ListAsync(string userId, CancellationToken cancellationToken)
    {
        if ((await manifests.FindAsync(userId, cancellationToken))?.LastSnapshot is not { } last)
        {
            return [];
        }

        var newest = CollectionId.ToInstant(last);
        var ids = await snapshots.ListAsync(userId, startAfter: null, cancellationToken).Where(id => CollectionId.ToInstant(id) <= newest).ToListAsync(cancellationToken);
        return [.. ids.OrderBy(CollectionId.ToInstant)];
    }

    private async Task<IReadOnlyList<LibraryItem>> ReadAsync(string userId, string id, TopListKind kind, TimeRange range, CancellationToken cancellationToken)
    {
        var items = kind == TopListKind.Tracks
            ? (await snapshots.ReadTopTracksAsync(userId, id, range, cancellationToken) ?? []).Select(track => new LibraryItem(TrackKey.InCatalogue(track), track.TrackName))
            : (await snapshots.ReadTopArtistsAsync(userId, id, range, cancellationToken) ?? []).Select(artist => new LibraryItem(artist.ArtistId ?? FoldedText.OfArtist(artist.ArtistName), artist.ArtistName));
        return [.. items.DistinctBy(item => item.Key)];
    }
}
