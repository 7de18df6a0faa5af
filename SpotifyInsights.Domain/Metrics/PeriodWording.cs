using NodaTime;
using SpotifyInsights.Domain.Listening;
using Period = SpotifyInsights.Domain.Listening.Period;

namespace SpotifyInsights.Domain.Metrics;

/// <summary>How periods are named in sentences about a window.</summary>
/// <param name="granularity">The kind of periods.</param>
/// <param name="windowEnd">The first date after the window: months of the year before it need no year.</param>
public sealed class PeriodWording(Granularity granularity, LocalDate windowEnd)
{
    private const int MonthsPerQuarter = 3;
    private const int MonthsPerYear = 12;

    /// <summary>`month`, `week` …</summary>
    public string Noun => granularity switch
    {
        Granularity.Day => "day",
        Granularity.Week => "week",
        Granularity.Month => "month",
        Granularity.Quarter => "quarter",
        _ => "year",
    };

    /// <summary>`in November`, `in November 2019`, `in the week of 3 November 2025`, `on 3 November 2025`, `in the third quarter of 2025`, `in 2025`.</summary>
    /// <param name="period">A period.</param>
    public string In(Period period) => granularity == Granularity.Day ? $"on {Of(period)}" : $"in {Of(period)}";

    /// <summary>As <see cref="In"/>, without `in`.</summary>
    /// <param name="period">A period.</param>
    public string Of(Period period)
    {
        ArgumentNullException.ThrowIfNull(period);
        var from = PeriodCalendar.Around(period.From, granularity).From;
        return granularity switch
        {
            Granularity.Day => Wording.Date(from),
            Granularity.Week => $"the week of {Wording.Date(from)}",
            Granularity.Month => Month(from),
            Granularity.Quarter => $"the {Ordinal((from.Month - 1) / MonthsPerQuarter)} quarter of {from.Year}",
            _ => $"{from.Year}",
        };
    }

    /// <summary>`November`, or `November 2019` where that month was more than a year before the window's end.</summary>
    /// <param name="date">A date of the month.</param>
    public string Month(LocalDate date) =>
        date.PlusMonths(MonthsPerYear) >= windowEnd.PlusDays(-1) ? Wording.Month(date.Month) : $"{Wording.Month(date.Month)} {date.Year}";

    /// <summary>`in March`, `from March to May`, `from December 2024 to January`: the months that dates fall in.</summary>
    /// <param name="from">The first date.</param>
    /// <param name="to">The date after the last.</param>
    public string Months(LocalDate from, LocalDate to)
    {
        var (first, last) = (Month(from), Month(to.PlusDays(-1)));
        return first == last ? $"in {first}" : $"from {first} to {last}";
    }

    private static string Ordinal(int index) => index switch { 0 => "first", 1 => "second", 2 => "third", _ => "fourth" };
}
