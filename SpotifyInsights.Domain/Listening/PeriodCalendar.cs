using NodaTime;
using NodaTime.Calendars;

namespace SpotifyInsights.Domain.Listening;

/// <summary>Cuts windows into days, ISO weeks, months, quarters and years.</summary>
public static class PeriodCalendar
{
    private const int MonthsPerQuarter = 3;

    /// <summary>The periods that a window touches, oldest first, without gaps between them.</summary>
    /// <param name="window">The window with its granularity.</param>
    /// <param name="days">The days of the same window.</param>
    /// <param name="now">A period that reaches beyond it is partial.</param>
    public static IReadOnlyList<Period> Split(ListeningWindow window, WindowDays days, Instant now)
    {
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(days);
        var periods = new List<Period>();
        var today = now.InZone(window.Zone).Date;
        var index = 0;
        for (var from = window.From; from < window.To;)
        {
            var (start, end) = Around(from, window.Granularity);
            var to = LocalDate.Min(end, window.To);
            var next = index + LocalDay.From(to) - LocalDay.From(from);
            var isPartial = start < from || to < end || end > today;
            periods.Add(new(from, to, Label(start, window.Granularity), isPartial, days.Observed(index, next)));
            (from, index) = (to, next);
        }

        return periods;
    }

    /// <summary>How many periods <see cref="Split"/> would give.</summary>
    /// <param name="window">The window with its granularity.</param>
    public static int Count(ListeningWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        var count = 0;
        for (var from = window.From; from < window.To; count++)
        {
            from = Around(from, window.Granularity).To;
        }

        return count;
    }

    /// <summary>The whole calendar period around a date, half-open.</summary>
    /// <param name="date">A date inside.</param>
    /// <param name="granularity">Which kind of period.</param>
    public static (LocalDate From, LocalDate To) Around(LocalDate date, Granularity granularity)
    {
        var month = new LocalDate(date.Year, date.Month, 1);
        switch (granularity)
        {
            case Granularity.Day:
                return (date, date.PlusDays(1));
            case Granularity.Week:
                var monday = date.PlusDays(1 - (int)date.DayOfWeek);
                return (monday, monday.PlusDays(LocalDay.DaysPerWeek));
            case Granularity.Month:
                return (month, month.PlusMonths(1));
            case Granularity.Quarter:
                var quarter = month.PlusMonths(-((date.Month - 1) % MonthsPerQuarter));
                return (quarter, quarter.PlusMonths(MonthsPerQuarter));
            case Granularity.Year:
                return (new(date.Year, 1, 1), new(date.Year + 1, 1, 1));
            default:
                throw new ArgumentOutOfRangeException(nameof(granularity), granularity, message: null);
        }
    }

    private static string Label(LocalDate start, Granularity granularity) => granularity switch
    {
        Granularity.Day => $"{start.Year:0000}-{start.Month:00}-{start.Day:00}",
        Granularity.Week => $"{WeekYearRules.Iso.GetWeekYear(start):0000}-W{WeekYearRules.Iso.GetWeekOfWeekYear(start):00}",
        Granularity.Month => $"{start.Year:0000}-{start.Month:00}",
        Granularity.Quarter => $"{start.Year:0000}-Q{((start.Month - 1) / MonthsPerQuarter) + 1}",
        _ => $"{start.Year:0000}",
    };
}
