using System.Runtime.CompilerServices;
using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Snapshots;
using SpotifyInsights.Storage.Json;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Storage.Snapshots;

/// <summary>Snapshots: one folder each, immutable, real from the moment their metadata is there.</summary>
/// <remarks>A file that is there and cannot be read is a <see cref="CorruptObjectException"/> naming its key, never "not there".</remarks>
public sealed class SnapshotStore(IObjectStore objects)
{
    /// <summary>The id of a new snapshot: the second of <paramref name="now"/>, or the next one that no snapshot has, begun ones included.</summary>
    public async Task<string> NextIdAsync(string userId, Instant now, CancellationToken cancellationToken)
    {
        for (var second = now; ; second += Duration.FromSeconds(1))
        {
            var id = CollectionId.From(second);
            if (!await objects.ListAsync(Keys.SnapshotFolder(userId, id), startAfter: null, cancellationToken).AnyAsync(cancellationToken))
            {
                return id;
            }
        }
    }

    /// <summary>The recently-played page, or null when the snapshot has none (yet).</summary>
    public async Task<RecentTracksPage?> ReadRecentTracksAsync(string userId, string snapshotId, CancellationToken cancellationToken)
    {
        var stored = await objects.GetAsync(Keys.SnapshotRecentTracks(userId, snapshotId), cancellationToken);
        return stored is null ? null : RecentTracksSchema.Read(stored, snapshotId);
    }

    /// <summary>Writes the page unless the snapshot has one already, which then stays: its plays may have left Spotify's window. True when written.</summary>
    public async Task<bool> PutRecentTracksAsync(
        string userId, string snapshotId, RecentTracksPage page, CancellationToken cancellationToken)
    {
        var result = await objects.PutAsync(
            Keys.SnapshotRecentTracks(userId, snapshotId), RecentTracksSchema.Write(page), PutCondition.Absent, cancellationToken);
        return result.IsWritten;
    }

    /// <summary>Writes a top list, best first.</summary>
    public Task PutTopTracksAsync(
        string userId, string snapshotId, TimeRange range, IReadOnlyList<ReportedTrack> tracks, CancellationToken cancellationToken) =>
        objects.PutAsync(
            Keys.SnapshotTopTracks(userId, snapshotId, range), TopTracksSchema.Write(range, tracks), PutCondition.None, cancellationToken);

    /// <summary>A top list, best first, or null when the snapshot has none (yet).</summary>
    public async Task<IReadOnlyList<ReportedTrack>?> ReadTopTracksAsync(
        string userId, string snapshotId, TimeRange range, CancellationToken cancellationToken)
    {
        var stored = await objects.GetAsync(Keys.SnapshotTopTracks(userId, snapshotId, range), cancellationToken);
        return stored is null ? null : TopTracksSchema.Read(stored);
    }

    /// <summary>Writes a top list, best first.</summary>
    public Task PutTopArtistsAsync(
        string userId, string snapshotId, TimeRange range, IReadOnlyList<ReportedArtist> artists, CancellationToken cancellationToken) =>
        objects.PutAsync(
            Keys.SnapshotTopArtists(userId, snapshotId, range), TopArtistsSchema.Write(range, artists), PutCondition.None, cancellationToken);

    /// <summary>A top list, best first, or null when the snapshot has none (yet).</summary>
    public async Task<IReadOnlyList<ReportedArtist>?> ReadTopArtistsAsync(
        string userId, string snapshotId, TimeRange range, CancellationToken cancellationToken)
    {
        var stored = await objects.GetAsync(Keys.SnapshotTopArtists(userId, snapshotId, range), cancellationToken);
        return stored is null ? null : TopArtistsSchema.Read(stored);
    }

    /// <summary>Writes `computed_metrics.json`.</summary>
    public Task PutComputedMetricsAsync(string userId, string snapshotId, SnapshotMetrics metrics, CancellationToken cancellationToken) =>
        objects.PutJsonAsync(
            Keys.SnapshotComputedMetrics(userId, snapshotId), metrics, StorageJson.Default.SnapshotMetrics, PutCondition.None, cancellationToken);

    /// <summary>`computed_metrics.json`, or null when the snapshot has none (yet).</summary>
    public Task<SnapshotMetrics?> ReadComputedMetricsAsync(string userId, string snapshotId, CancellationToken cancellationToken) =>
        objects.GetJsonAsync(Keys.SnapshotComputedMetrics(userId, snapshotId), StorageJson.Default.SnapshotMetrics, cancellationToken);

    /// <summary>Keys of the files that a snapshot has, begun ones included: one listing instead of a question per file.</summary>
    public ValueTask<HashSet<string>> ListFilesAsync(string userId, string snapshotId, CancellationToken cancellationToken) =>
        objects.ListAsync(Keys.SnapshotFolder(userId, snapshotId), startAfter: null, cancellationToken)
            .Select(file => file.Key)
            .ToHashSetAsync(StringComparer.Ordinal, cancellationToken);

    /// <summary>Writes the metadata: from here on the snapshot exists.</summary>
    public Task PutMetadataAsync(string userId, string snapshotId, SnapshotMetadata metadata, CancellationToken cancellationToken) =>
        objects.PutJsonAsync(
            Keys.SnapshotMetadata(userId, snapshotId), metadata, StorageJson.Default.SnapshotMetadata, PutCondition.None, cancellationToken);

    /// <summary>The snapshot's metadata, or null when there is no such snapshot.</summary>
    public Task<SnapshotMetadata?> FindMetadataAsync(string userId, string snapshotId, CancellationToken cancellationToken) =>
        objects.GetJsonAsync(Keys.SnapshotMetadata(userId, snapshotId), StorageJson.Default.SnapshotMetadata, cancellationToken);

    /// <summary>Ids of whole snapshots greater than <paramref name="startAfter"/>, oldest first.</summary>
    public async IAsyncEnumerable<string> ListAsync(
        string userId, string? startAfter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var id in ListBegunAsync(userId, startAfter, cancellationToken))
        {
            if (await IsWholeAsync(userId, id, cancellationToken))
            {
                yield return id;
            }
        }
    }

    /// <summary>Ids of all snapshots greater than <paramref name="startAfter"/>, begun ones included, oldest first: names only, no file is touched.</summary>
    public IAsyncEnumerable<string> ListBegunAsync(string userId, string? startAfter, CancellationToken cancellationToken) =>
        objects.ListCollectionsAsync(Keys.SnapshotsFolder(userId), startAfter, cancellationToken);

    /// <summary>Whether the snapshot exists, that is: has its metadata.</summary>
    public async Task<bool> IsWholeAsync(string userId, string snapshotId, CancellationToken cancellationToken) =>
        await objects.FindAsync(Keys.SnapshotMetadata(userId, snapshotId), cancellationToken) is not null;
}
