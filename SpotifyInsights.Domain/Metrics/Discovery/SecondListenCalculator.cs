using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Discovery;

/// <summary>Newcomers of the window's last 90 days that were liked at first and then dropped.</summary>
internal static class SecondListenCalculator
{
    /// <summary>Days in which the artist was first heard.</summary>
    public const int NewcomerDays = 90;

    /// <summary>Days since the last play.</summary>
    public const int SilentDays = 14;

    /// <summary>Plays that say that somebody was liked.</summary>
    public const int MinimumPlays = 3;

    /// <summary>Artists at most.</summary>
    public const int Most = 10;

    public static IReadOnlyList<SecondListen> Calculate(DiscoveryData data)
    {
        var (slice, history) = (data.Slice, data.History);
        var end = Math.Min(slice.Days.StartMs(slice.Days.Count), slice.Now.ToUnixTimeMilliseconds());
        var from = Math.Max(slice.Days.StartMs(0), end - (NewcomerDays * LocalDay.DayMs));
        var warmUpEnd = WarmUp.EndOf(history.Observed)?.ToUnixTimeMilliseconds() ?? long.MaxValue;
        if (from < warmUpEnd)
        {
            return [];
        }

        var first = history.FirstHeard(slice.Window.IncludeShort).Artists(Credit.First).ToArray();
        var (firstRow, endRow) = (history.Plays.FirstAtOrAfter(from), history.Plays.FirstAtOrAfter(end));
        var (plays, lastRow) = Count(data, first, firstRow, endRow);
        return
        [
            .. plays.Where(artist => artist.Value >= MinimumPlays && history.Plays.StartedAt[lastRow[artist.Key]] < end - (SilentDays * LocalDay.DayMs))
                .OrderByDescending(artist => artist.Value)
                .ThenBy(artist => history.Tracks.ArtistKeys[artist.Key], StringComparer.Ordinal)
                .Take(Most)
                .Select(artist => new SecondListen(
                    history.Tracks.ArtistKeys[artist.Key],
                    history.Tracks.ArtistNames[artist.Key],
                    artist.Value,
                    DateOf(first[artist.Key]),
                    DateOf(lastRow[artist.Key]))),
        ];

        NodaTime.LocalDate DateOf(int row) => LocalDay.ToDate(LocalDay.At(history.Plays.StartedAt[row], slice.Window.Zone));
    }

    private static (Dictionary<int, int> Plays, Dictionary<int, int> LastRow) Count(DiscoveryData data, int[] first, int firstRow, int endRow)
    {
        var (plays, lastRow) = (new Dictionary<int, int>(), new Dictionary<int, int>());
        var columns = data.History.Plays;
        for (var row = firstRow; row < endRow; row++)
        {
            // Only plays of newcomers come as far as the dictionaries.
            var artist = data.History.Tracks.Artist[columns.Track[row]];
            if (artist >= 0 && first[artist] >= firstRow && PlayColumns.IsCounted(columns.MsPlayed[row], columns.Flags[row], data.Slice.Window.IncludeShort))
            {
                plays[artist] = plays.GetValueOrDefault(artist) + 1;
                lastRow[artist] = row;
            }
        }

        return (plays, lastRow);
    }
}
