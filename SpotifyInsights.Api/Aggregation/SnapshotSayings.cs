using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Snapshots;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Aggregation;

/// <summary>What one snapshot adds to the catalogue.</summary>
internal static class SnapshotSayings
{
    public static SnapshotCatalogue Of(
        string snapshotId,
        IEnumerable<IReadOnlyList<ReportedTrack>> topTracks,
        IEnumerable<IReadOnlyList<ReportedArtist>> topArtists,
        SnapshotMetrics metrics)
    {
        var seenAt = CollectionId.ToInstant(snapshotId);
        var tracks = topTracks.SelectMany(list => list)
            .Select(track => new Sighting<ReportedTrack>(TrackKey.InCatalogue(track), seenAt, track));
        var artists = topArtists.SelectMany(list => ArtistSightings.Of(list, seenAt));
        var ranges = metrics.ByRange!;
        SnapshotSeriesRow[] series =
        [
            new(snapshotId, TimeRange.Short, ranges.Short),
            new(snapshotId, TimeRange.Medium, ranges.Medium),
            new(snapshotId, TimeRange.Long, ranges.Long),
        ];
        return SnapshotCatalogue.Empty.With(new SnapshotCatalogue([.. tracks], [.. artists], series));
    }
}
