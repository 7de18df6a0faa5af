using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>Which plays are podcasts or audiobooks: their URI says so, and they have no track id.</summary>
internal static class SpokenWord
{
    private static readonly string[] UriBeginnings = ["spotify:episode:", "spotify:chapter:", "spotify:show:", "spotify:audiobook:"];

    public static Func<int, bool> Of(TableRows rows)
    {
        // Nearly every month is music alone, and then the URIs need not be read.
        if (rows.Column("track_id") is StringColumn { Present: null } || rows.Column("uri") is not StringColumn uris)
        {
            return static _ => false;
        }

        var isSpoken = Array.ConvertAll(uris.Dictionary, uri => UriBeginnings.Any(beginning => uri.StartsWith(beginning, StringComparison.Ordinal)));
        return row => uris.Indexes[row] is >= 0 and var uri && isSpoken[uri];
    }
}
