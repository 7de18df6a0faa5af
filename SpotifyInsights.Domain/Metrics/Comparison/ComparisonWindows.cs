using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>Which windows are compared when nobody says.</summary>
public static class ComparisonWindows
{
    /// <summary>Days of the recent window.</summary>
    public const int RecentDays = 30;

    /// <summary>Months between the ends of both windows.</summary>
    public const int MonthsApart = 6;

    /// <summary>The last 30 days, today included.</summary>
    /// <param name="today">The local date of asking.</param>
    public static (LocalDate From, LocalDate To) Recent(LocalDate today) =>
        (LocalDate.Max(ListeningWindow.Earliest, today.PlusDays(1 - RecentDays)), today.PlusDays(1));

    /// <summary>As many days, ending six months before the end of a window, or where it begins if that is earlier: the two never overlap.</summary>
    /// <param name="from">The first date of the window.</param>
    /// <param name="to">The first date after it.</param>
    public static (LocalDate From, LocalDate To) Before(LocalDate from, LocalDate to)
    {
        var end = LocalDate.Max(ListeningWindow.Earliest, LocalDate.Min(from, to.PlusMonths(-MonthsApart)));
        return (LocalDate.Max(ListeningWindow.Earliest, end.PlusDays(-NodaTime.Period.DaysBetween(from, to))), end);
    }
}
