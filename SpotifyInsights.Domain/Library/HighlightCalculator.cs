using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;

namespace SpotifyInsights.Domain.Library;

/// <summary>Finds newcomers, favourites that fell silent, returns and runs.</summary>
public static class HighlightCalculator
{
    /// <summary>A newcomer has so many plays in the window.</summary>
    public const int DiscoveryPlays = 5;

    /// <summary>A favourite is among so many of the most played up to the window's end.</summary>
    public const int Favourites = 50;

    /// <summary>And has so many plays up to then.</summary>
    public const int FavouritePlays = 10;

    /// <summary>A favourite is forgotten after so many days without a play.</summary>
    public const int SilentDays = 90;

    /// <summary>Who comes back was away for so many days.</summary>
    public const int PauseDays = 180;

    /// <summary>Who comes back had so many plays before.</summary>
    public const int PlaysBeforePause = 10;

    /// <summary>And so many in the window from the return on.</summary>
    public const int PlaysAfterPause = 3;

    private static readonly string DiscoveredRule = FormattableString.Invariant(
        $"Artists whose first play ever is in the window, with {DiscoveryPlays} plays or more in it. Nobody is new in the first {WarmUp.ObservedDays} observed days.");

    private static readonly string ForgottenRule = FormattableString.Invariant(
        $"Artists among the {Favourites} most played up to the end of the window, with {FavouritePlays} plays or more, that were not heard in its last {SilentDays} days.");

    private static readonly string RediscoveredRule = FormattableString.Invariant(
        $"Artists with {PlaysBeforePause} plays or more before a pause of {PauseDays} days or more that ended in the window, and {PlaysAfterPause} plays or more in it since.");

    /// <summary>Finds them.</summary>
    public static Highlights Calculate(ListeningSlice slice, Ranking ranking)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(ranking);
        var (tally, days) = (LibraryTally.Of(slice, LibraryKind.Artist, ranking.Credit), HeardDays.Of(slice, ranking.Credit));
        return new()
        {
            Basis = BasisCalculator.Calculate(slice, []),
            Discovered = List(slice, ranking, tally, days, DiscoveredRule, Discovered(slice, tally, days), _ => null),
            Forgotten = List(slice, ranking, tally, days, ForgottenRule, Forgotten(slice, ranking, days), artist => DaysOf(SilentMs(slice, days, artist))),
            Rediscovered = List(slice, ranking, tally, days, RediscoveredRule, Rediscovered(days), artist => DaysOf(days.PauseMs[artist])),
            Obsessions = ObsessionCalculator.Calculate(slice, ranking.Top),
        };
    }

    private static IEnumerable<int> Discovered(ListeningSlice slice, LibraryTally tally, HeardDays days)
    {
        var plays = slice.View.History.Plays;
        var warm = WarmUp.EndOf(slice.View.History.Observed)?.ToUnixTimeMilliseconds() ?? long.MaxValue;
        var since = Math.Max(warm, slice.Days.StartMs(0));
        return All(days).Where(artist => tally.Plays[artist] >= DiscoveryPlays && plays.StartedAt[days.First[artist]] >= since);
    }

    private static IEnumerable<int> Forgotten(ListeningSlice slice, Ranking ranking, HeardDays days)
    {
        var window = slice.Window;
        var first = ListeningWindow.FirstDate(slice.View.History.Plays, window.Zone, window.IncludeShort) ?? window.From;
        var ever = new ListeningSlice(slice.View, new ListeningWindow(NodaTime.LocalDate.Min(first, window.To), window.To, window.Zone, includeShort: window.IncludeShort), slice.Now);
        var tally = LibraryTally.Of(ever, LibraryKind.Artist, ranking.Credit);
        var (favourites, _) = new LibraryRanking(tally, slice.View.History.Tracks.ArtistKeys, RankedBy.Plays).After(after: null, Favourites);
        return favourites.Where(artist => tally.Plays[artist] >= FavouritePlays && SilentMs(slice, days, artist) >= SilentDays * LocalDay.DayMs);
    }

    private static IEnumerable<int> Rediscovered(HeardDays days) =>
        All(days).Where(artist => days.PauseMs[artist] >= PauseDays * LocalDay.DayMs && days.PlaysBefore[artist] >= PlaysBeforePause && days.PlaysSince[artist] >= PlaysAfterPause);

    private static IEnumerable<int> All(HeardDays days) => Enumerable.Range(0, days.First.Length).Where(artist => days.First[artist] >= 0);

    private static HighlightList List(
        ListeningSlice slice, Ranking ranking, LibraryTally tally, HeardDays days, string rule, IEnumerable<int> artists, Func<int, int?> silentDays)
    {
        var (tracks, plays, zone) = (slice.View.History.Tracks, slice.View.History.Plays, slice.Window.Zone);
        return new(rule, [.. artists
            .OrderByDescending(artist => tally.Plays[artist]).ThenByDescending(artist => tally.Ms[artist]).ThenBy(artist => tracks.ArtistKeys[artist], StringComparer.Ordinal)
            .Take(ranking.Top)
            .Select(artist => new Highlight(
                tracks.ArtistKeys[artist],
                tracks.ArtistNames[artist],
                tally.Plays[artist],
                LocalDay.ToDate(LocalDay.At(plays.StartedAt[days.First[artist]], zone)),
                LocalDay.ToDate(LocalDay.At(plays.StartedAt[days.Last[artist]], zone)),
                silentDays(artist)))]);
    }

    // Up to now, or the window's end where that is earlier.
    private static long SilentMs(ListeningSlice slice, HeardDays days, int artist) =>
        Math.Min(slice.Now.ToUnixTimeMilliseconds(), slice.Days.StartMs(slice.Days.Count)) - slice.View.History.Plays.StartedAt[days.Last[artist]];

    private static int DaysOf(long ms) => (int)(ms / LocalDay.DayMs);
}
