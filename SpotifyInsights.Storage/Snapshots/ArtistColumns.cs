using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Snapshots;

/// <summary>The columns of an artist that top artists and the aggregates share.</summary>
internal static class ArtistColumns
{
    public static IEnumerable<Column<TRow>> Of<TRow>(Func<TRow, ReportedArtist> artist) =>
    [
        Column<TRow>.Text("artist_id", row => artist(row).ArtistId),
        Column<TRow>.Text("artist_name", row => artist(row).ArtistName),
        Column<TRow>.Text("genres", row => artist(row).Genres is { } genres ? string.Join(',', genres) : null),
        Column<TRow>.Texts("genre_list", row => artist(row).Genres),
        Column<TRow>.Int32("popularity", row => artist(row).Popularity),
        Column<TRow>.Int64("followers", row => artist(row).Followers),
        Column<TRow>.Text("uri", row => artist(row).Uri),
    ];

    public static Func<int, ReportedArtist> Reader(TableRows rows)
    {
        var (artistId, artistName, uri) = (rows.Text("artist_id"), rows.Text("artist_name"), rows.Text("uri"));
        var (genres, popularity, followers) = (rows.Texts("genre_list"), rows.Int32("popularity"), rows.Int64("followers"));
        return row => new ReportedArtist
        {
            ArtistId = artistId(row),
            ArtistName = artistName(row),
            Genres = genres(row),
            Popularity = popularity(row),
            Followers = followers(row),
            Uri = uri(row),
        };
    }
}
