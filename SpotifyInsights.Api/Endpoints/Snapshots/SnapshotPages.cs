using SpotifyInsights.Api.Paging;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Api.Endpoints.Snapshots;

/// <summary>Finds the snapshots that a request means.</summary>
public sealed class SnapshotPages(SnapshotStore snapshots, PageCursors cursors)
{
    // What the page of the one holds is what the page of the other holds.
    private const string Listing = "snapshots";

    /// <summary>A page of the listener's snapshots, newest first. Names are listed once; only the page's own snapshots are opened.</summary>
    public async Task<Page<T>> ReadAsync<T>(
        string userId, SnapshotsQuery query, Func<string, string, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(read);
        var limit = query.Limit is null ? SnapshotsQuery.DefaultLimit : int.Parse(query.Limit);
        var after = cursors.Read(userId, Listing, query.Cursor);
        var ids = new List<string>();
        await foreach (var id in snapshots.ListAsync(userId, startAfter: null, cancellationToken))
        {
            if (after is null || string.CompareOrdinal(id, after) < 0)
            {
                ids.Add(id);
            }
        }

        ids.Reverse();
        var items = new List<T>();
        foreach (var id in ids.Take(limit))
        {
            items.Add(await read(userId, id, cancellationToken));
        }

        return new Page<T>(items, cursors.Make(userId, Listing, ids.Count > limit ? ids[limit - 1] : null));
    }

    /// <summary>The snapshot that <paramref name="id"/> means (`latest`: the newest), or null when the listener has none such.</summary>
    public async Task<string?> ResolveAsync(string userId, string id, CancellationToken cancellationToken)
    {
        if (id == "latest")
        {
            string? newest = null;
            await foreach (var each in snapshots.ListAsync(userId, startAfter: null, cancellationToken))
            {
                newest = each;
            }

            return newest;
        }

        return CollectionId.TryParse(id, out _) && await snapshots.IsWholeAsync(userId, id, cancellationToken) ? id : null;
    }

    /// <summary>What the snapshot is.</summary>
    public async Task<SnapshotSummary> SummariseAsync(string userId, string snapshotId, CancellationToken cancellationToken)
    {
        var metadata = await snapshots.FindMetadataAsync(userId, snapshotId, cancellationToken);
        return new SnapshotSummary(snapshotId, CollectionId.ToInstant(snapshotId), metadata?.Forced, metadata?.Source, metadata?.Calls, metadata?.Rows);
    }

    /// <summary>What was computed when the snapshot was taken.</summary>
    public async Task<MeasuredSnapshot> MeasureAsync(string userId, string snapshotId, CancellationToken cancellationToken) =>
        new(snapshotId, CollectionId.ToInstant(snapshotId), await snapshots.ReadComputedMetricsAsync(userId, snapshotId, cancellationToken));
}
