using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>A version file of the artists that were ever in a top list.</summary>
internal static class TopArtistsVersionSchema
{
    private static readonly Table<Sighting<ReportedArtist>> Rows = new(
    [
        Column<Sighting<ReportedArtist>>.Text("key", row => row.Key),
        .. ArtistColumns.Of<Sighting<ReportedArtist>>(row => row.Item),
        Column<Sighting<ReportedArtist>>.Time("seen_at", row => row.SeenAt),
    ]);

    public static ReadOnlyMemory<byte> Write(IReadOnlyList<Sighting<ReportedArtist>> sightings) => Rows.Write([sightings]);

    public static IReadOnlyList<Sighting<ReportedArtist>> Read(StoredObject stored) => TableRows.Read(stored, ReadAll);

    private static IReadOnlyList<Sighting<ReportedArtist>> ReadAll(ParquetReader reader) =>
        TableRows.ReadAll<Sighting<ReportedArtist>>(reader, rows =>
        {
            var (key, seenAt) = (rows.Text("key"), TableRows.Required("seen_at", rows.Time("seen_at")));
            var artist = ArtistColumns.Reader(rows);
            return row => new(key(row) ?? throw new FormatException("an artist has no key"), seenAt(row), artist(row));
        });
}
