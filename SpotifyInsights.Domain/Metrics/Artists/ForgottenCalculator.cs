using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>Favourites of the window that were not heard in its last 90 observed days.</summary>
internal static class ForgottenCalculator
{
    /// <summary>Observed days without a play.</summary>
    public const int SilentDays = 90;

    /// <summary>So many of the most played artists are favourites.</summary>
    public const int Favourites = 20;

    /// <summary>With at least so many plays.</summary>
    public const int MinimumPlays = 10;

    public static IReadOnlyList<ForgottenArtist> Calculate(ArtistData data)
    {
        var lastRow = new int[data.Total.Size];
        Array.Fill(lastRow, -1);
        var favourites = data.Ranking.Best(data.Total, data.Tracks.ArtistKeys, Favourites).Where(artist => data.Total.Plays[artist] >= MinimumPlays).ToArray();
        if (favourites.Length == 0 || SilentSince(data.Slice) is not { } silentMs)
        {
            return [];
        }

        FindLast(data, favourites, lastRow);
        var plays = data.History.Plays;
        return [.. favourites
            .Where(artist => plays.StartedAt[lastRow[artist]] < silentMs)
            .Select(artist => new ForgottenArtist(
                data.Tracks.ArtistKeys[artist],
                data.Tracks.ArtistNames[artist],
                data.Total.Plays[artist],
                LocalDay.ToDate(LocalDay.At(plays.StartedAt[lastRow[artist]], data.Slice.Window.Zone))))];
    }

    /// <summary>The instant since which so many days were observed, up to the window's end; null when it holds fewer.</summary>
    private static long? SilentSince(ListeningSlice slice)
    {
        var left = SilentDays * LocalDay.DayMs;
        var end = Math.Min(slice.Days.StartMs(slice.Days.Count), slice.Now.ToUnixTimeMilliseconds());
        var begin = slice.Days.StartMs(0);
        var observed = slice.View.History.Observed.Ranges;
        for (var i = observed.Count - 1; i >= 0; i--)
        {
            var to = Math.Min(end, observed[i].To.ToUnixTimeMilliseconds());
            var from = Math.Max(begin, observed[i].From.ToUnixTimeMilliseconds());
            if (to - from >= left)
            {
                return to - left;
            }

            left -= Math.Max(0, to - from);
        }

        return null;
    }

    /// <summary>From the window's end backwards until every favourite was met.</summary>
    private static void FindLast(ArtistData data, int[] favourites, int[] lastRow)
    {
        var (plays, missing) = (data.History.Plays, favourites.Length);
        var wanted = new bool[data.Total.Size];
        Array.ForEach(favourites, artist => wanted[artist] = true);
        foreach (var run in data.Runs.Runs.Reverse())
        {
            for (var row = run.To - 1; row >= run.From && missing > 0; row--)
            {
                if (!PlayColumns.IsCounted(plays.MsPlayed[row], plays.Flags[row], data.Slice.Window.IncludeShort))
                {
                    continue;
                }

                foreach (var artist in data.ArtistsOf(plays.Track[row]))
                {
                    missing -= wanted[artist] && lastRow[artist] < 0 ? 1 : 0;
                    lastRow[artist] = Math.Max(lastRow[artist], row);
                }
            }
        }
    }
}
