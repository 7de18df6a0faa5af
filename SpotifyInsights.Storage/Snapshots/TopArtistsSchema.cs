using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Snapshots;

/// <summary>`top_artists_{short,medium,long}.parquet`. `genres` is `genre_list` joined by commas: empty for no genres, null where Spotify gave none at all.</summary>
internal static class TopArtistsSchema
{
    private static readonly Table<Ranked<ReportedArtist>> Rows = new(
    [
        Column<Ranked<ReportedArtist>>.Int32("rank", row => row.Rank),
        .. ArtistColumns.Of<Ranked<ReportedArtist>>(row => row.Item),
        Column<Ranked<ReportedArtist>>.Text("time_range", row => TimeRangeText.Of(row.Range)),
    ]);

    public static ParquetSchema Schema => Rows.Schema;

    public static ReadOnlyMemory<byte> Write(TimeRange range, IReadOnlyList<ReportedArtist> artists) => Rows.Write([Ranked<ReportedArtist>.List(range, artists)]);

    public static IReadOnlyList<ReportedArtist> Read(StoredObject stored) =>
        TableRows.Read(stored, reader => Ranked<ReportedArtist>.InOrder(reader, ArtistColumns.Reader));
}
