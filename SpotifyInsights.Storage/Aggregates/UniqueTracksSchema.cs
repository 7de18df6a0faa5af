using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>`unique_tracks.parquet`.</summary>
internal static class UniqueTracksSchema
{
    private static readonly Table<UniqueTrack> Rows = new(
    [
        .. TrackColumns.Reported<UniqueTrack>(row => row.Track),
        .. TrackColumns.Derived<UniqueTrack>(row => row.Track),
        .. TrackColumns.Ours<UniqueTrack>(row => row.Track),
        .. PlayTallyColumns.Of<UniqueTrack>(row => row.Tally, row => row.Sources, row => row.Alternates),
    ]);

    public static ParquetSchema Schema => Rows.Schema;

    public static byte[] Write(IReadOnlyList<UniqueTrack> tracks) => Rows.Write([tracks]);
}
