using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;

namespace SpotifyInsights.Domain.Library;

/// <summary>Looks back to the same date 1, 3 and 6 months and each year ago.</summary>
public static class OnThisDayCalculator
{
    private const int MonthsPerYear = 12;
    private static readonly int[] Months = [1, 3, 6];

    /// <summary>Looks back.</summary>
    /// <param name="slice">The whole history.</param>
    /// <param name="ranking">How many tracks and artists a day has, and whose play a play is.</param>
    /// <param name="date">The date to look back from.</param>
    public static OnThisDay Calculate(ListeningSlice slice, Ranking ranking, LocalDate date)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(ranking);
        var first = ListeningWindow.FirstDate(slice.View.History.Plays, slice.Window.Zone, slice.Window.IncludeShort);
        return new()
        {
            Basis = BasisCalculator.Calculate(slice, []),
            Date = date,
            Days = first is null ? [] : [.. MonthsAgo(date, first.Value).Select(months => Then(slice, ranking, months, date.PlusMonths(-months)))],
        };
    }

    private static IEnumerable<int> MonthsAgo(LocalDate date, LocalDate first)
    {
        var years = Math.Max(0, date.Year - first.Year);
        return Months.Concat(Enumerable.Range(1, years).Select(year => year * MonthsPerYear)).Where(months => date.PlusMonths(-months) >= first);
    }

    private static DayThen Then(ListeningSlice slice, Ranking ranking, int months, LocalDate date)
    {
        var window = new ListeningWindow(date, date.PlusDays(1), slice.Window.Zone, includeShort: slice.Window.IncludeShort);
        var day = new ListeningSlice(slice.View, window, slice.Now);
        var (observed, totals) = (day.Days.Observed(0), day.Totals.All);
        var isKnown = observed > 0 || totals.Plays > 0;
        return new()
        {
            Ago = months % MonthsPerYear == 0 ? Counted(months / MonthsPerYear, "year") : Counted(months, "month"),
            Date = date,
            Observed = observed,
            Plays = isKnown ? totals.Plays : null,
            Minutes = isKnown ? totals.Minutes : null,
            Tracks = TopItems.Of(day, LibraryKind.Track, ranking.Credit, ranking.Top),
            Artists = TopItems.Of(day, LibraryKind.Artist, ranking.Credit, ranking.Top),
        };
    }

    private static string Counted(int number, string unit) => FormattableString.Invariant($"{number} {unit}{(number == 1 ? "" : "s")}");
}
