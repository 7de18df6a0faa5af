using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>A version file of the tracks that were ever in a top list.</summary>
internal static class TopTracksVersionSchema
{
    private static readonly Table<Sighting<ReportedTrack>> Rows = new(
    [
        Column<Sighting<ReportedTrack>>.Text("key", row => row.Key),
        .. TrackColumns.Reported<Sighting<ReportedTrack>>(row => row.Item),
        .. TrackColumns.Ours<Sighting<ReportedTrack>>(row => row.Item),
        Column<Sighting<ReportedTrack>>.Time("seen_at", row => row.SeenAt),
    ]);

    public static ReadOnlyMemory<byte> Write(IReadOnlyList<Sighting<ReportedTrack>> sightings) => Rows.Write([sightings]);

    public static IReadOnlyList<Sighting<ReportedTrack>> Read(StoredObject stored) => TableRows.Read(stored, ReadAll);

    private static IReadOnlyList<Sighting<ReportedTrack>> ReadAll(ParquetReader reader) =>
        TableRows.ReadAll<Sighting<ReportedTrack>>(reader, rows =>
        {
            var (key, seenAt) = (rows.Text("key"), TableRows.Required("seen_at", rows.Time("seen_at")));
            var track = TrackColumns.Reader(rows);
            return row => new(key(row) ?? throw new FormatException("a track has no key"), seenAt(row), track(row));
        });
}
