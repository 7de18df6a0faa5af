using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>Which plays are podcasts or audiobooks: their URI says so, and they have no track id.</summary>
internal static class SpokenWord
{
    private static readonly string[] Podcasts = ["spotify:episode:", "spotify:show:"];
    private static readonly string[] Audiobooks = ["spotify:chapter:", "spotify:audiobook:"];

    /// <summary>The flags of a row: none for music.</summary>
    public static Func<int, PlayFlags> Of(TableRows rows)
    {
        // Nearly every month is music alone, and then the URIs need not be read.
        if (rows.Column("track_id") is StringColumn { Present: null } || rows.Column("uri") is not StringColumn uris)
        {
            return static _ => PlayFlags.None;
        }

        var flags = Array.ConvertAll(uris.Dictionary, FlagsOf);
        return row => uris.Indexes[row] is >= 0 and var uri ? flags[uri] : PlayFlags.None;
    }

    /// <summary>The rows that are music, or null when all of them are.</summary>
    public static int[]? MusicOf(TableRows rows)
    {
        var flags = Of(rows);
        var music = Enumerable.Range(0, rows.Count).Where(row => flags(row) == PlayFlags.None).ToArray();
        return music.Length == rows.Count ? null : music;
    }

    private static PlayFlags FlagsOf(string uri) =>
        BeginsWithOne(uri, Podcasts) ? PlayFlags.Podcast
        : BeginsWithOne(uri, Audiobooks) ? PlayFlags.Podcast | PlayFlags.Audiobook
        : PlayFlags.None;

    private static bool BeginsWithOne(string uri, string[] beginnings) =>
        Array.Exists(beginnings, beginning => uri.StartsWith(beginning, StringComparison.Ordinal));
}
