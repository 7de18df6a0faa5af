using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Snapshots;

/// <summary>`top_tracks_{short,medium,long}.parquet`.</summary>
internal static class TopTracksSchema
{
    private static readonly Table<Ranked<ReportedTrack>> Rows = new(
    [
        Column<Ranked<ReportedTrack>>.Int32("rank", row => row.Rank),
        .. TrackColumns.Reported<Ranked<ReportedTrack>>(row => row.Item),
        .. TrackColumns.Derived<Ranked<ReportedTrack>>(row => row.Item),
        Column<Ranked<ReportedTrack>>.Text("time_range", row => TimeRangeText.Of(row.Range)),
        .. TrackColumns.Ours<Ranked<ReportedTrack>>(row => row.Item),
    ]);

    public static ParquetSchema Schema => Rows.Schema;

    public static ReadOnlyMemory<byte> Write(TimeRange range, IReadOnlyList<ReportedTrack> tracks) => Rows.Write([Ranked<ReportedTrack>.List(range, tracks)]);

    public static IReadOnlyList<ReportedTrack> Read(StoredObject stored) =>
        TableRows.Read(stored, reader => Ranked<ReportedTrack>.InOrder(reader, TrackColumns.Reader));
}
