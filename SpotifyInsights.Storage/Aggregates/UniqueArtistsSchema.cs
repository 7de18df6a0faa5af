using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>`unique_artists.parquet`.</summary>
internal static class UniqueArtistsSchema
{
    private static readonly Table<UniqueArtist> Rows = new(
    [
        .. ArtistColumns.Of<UniqueArtist>(row => row.Artist),
        .. PlayTallyColumns.Of<UniqueArtist>(row => row.Tally, row => row.Sources, row => row.Alternates),
    ]);

    public static ParquetSchema Schema => Rows.Schema;

    public static ReadOnlyMemory<byte> Write(IReadOnlyList<UniqueArtist> artists) => Rows.Write([artists]);
}
