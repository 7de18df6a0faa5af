using NodaTime;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Comparison;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Api.Endpoints.Metrics;

/// <summary>Reads the snapshots that a comparison looks at, all files of one at once.</summary>
public sealed class ComparedSnapshotReader(SnapshotStore snapshots, ManifestStore manifests)
{
    private static readonly TimeRange[] Ranges = Enum.GetValues<TimeRange>();

    /// <summary>The snapshots that a request means; the newest one stands in where none is named.</summary>
    /// <param name="userId">The listener.</param>
    /// <param name="query">The request.</param>
    /// <param name="asOf">Later snapshots do not exist yet; null for now.</param>
    /// <param name="cancellationToken">Ends the wait for the store.</param>
    /// <exception cref="RefusedParameterException">A snapshot is none of the listener's, or a later one than <paramref name="asOf"/>.</exception>
    public async Task<ComparedSnapshots> ReadAsync(string userId, ComparisonQuery query, Instant? asOf, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        await RefuseUnknownAsync(userId, query.Snapshot, asOf, "snapshot", cancellationToken);
        await RefuseUnknownAsync(userId, query.SnapshotA, asOf, "snapshotA", cancellationToken);
        await RefuseUnknownAsync(userId, query.SnapshotB, asOf, "snapshotB", cancellationToken);
        var ranges = query.Snapshot ?? await FindNewestAsync(userId, asOf, cancellationToken);
        var a = query.SnapshotB is null ? null : query.SnapshotA ?? ranges;
        var ids = new[] { ranges, a, query.SnapshotB }.OfType<string>().Distinct(StringComparer.Ordinal);
        var read = await Task.WhenAll(ids.Select(id => ReadAsync(userId, id, cancellationToken)));
        return new(Find(ranges), Find(a), Find(query.SnapshotB));

        SnapshotLists? Find(string? id) => Array.Find(read, lists => lists.Id == id);
    }

    private async Task RefuseUnknownAsync(string userId, string? id, Instant? asOf, string parameter, CancellationToken cancellationToken)
    {
        if (id is not null && !await snapshots.IsWholeAsync(userId, id, cancellationToken))
        {
            throw new RefusedParameterException($"'{id}' is none of your snapshots.", parameter);
        }

        if (id is not null && CollectionId.ToInstant(id) > asOf)
        {
            throw new RefusedParameterException($"'{id}' was taken after `asOf`.", parameter);
        }
    }

    // Of now the one that the aggregates know, so that an answer depends on nothing but their state.
    private async Task<string?> FindNewestAsync(string userId, Instant? asOf, CancellationToken cancellationToken)
    {
        if (asOf is null)
        {
            return (await manifests.FindAsync(userId, cancellationToken))?.LastSnapshot;
        }

        var begun = await snapshots.ListBegunAsync(userId, startAfter: null, cancellationToken)
            .Where(id => CollectionId.ToInstant(id) <= asOf)
            .OrderByDescending(CollectionId.ToInstant)
            .ToListAsync(cancellationToken);
        foreach (var id in begun)
        {
            if (await snapshots.IsWholeAsync(userId, id, cancellationToken))
            {
                return id;
            }
        }

        return null;
    }

    private async Task<SnapshotLists> ReadAsync(string userId, string id, CancellationToken cancellationToken)
    {
        var tracks = Array.ConvertAll(Ranges, range => snapshots.ReadTopTracksAsync(userId, id, range, cancellationToken));
        var artists = Array.ConvertAll(Ranges, range => snapshots.ReadTopArtistsAsync(userId, id, range, cancellationToken));
        await Task.WhenAll([.. tracks, .. artists]);
        return new(id, CollectionId.ToInstant(id), await ByRangeAsync(tracks), await ByRangeAsync(artists));
    }

    private static async Task<Dictionary<TimeRange, IReadOnlyList<T>>> ByRangeAsync<T>(Task<IReadOnlyList<T>?>[] lists)
    {
        var byRange = new Dictionary<TimeRange, IReadOnlyList<T>>();
        foreach (var (range, list) in Ranges.Zip(lists))
        {
            byRange[range] = await list ?? [];
        }

        return byRange;
    }
}
