using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Temporal;

/// <summary>Calculates when somebody listens.</summary>
public static class TemporalCalculator
{
    /// <summary>Calculates from a history that no view was prepared of.</summary>
    /// <param name="history">The history.</param>
    /// <param name="window">The window.</param>
    /// <param name="now">The instant of asking.</param>
    public static TemporalMetrics Calculate(ListeningHistory history, ListeningWindow window, Instant now)
    {
        ArgumentNullException.ThrowIfNull(window);
        return Calculate(new ListeningView(history, window.Zone), window, now);
    }

    /// <summary>Calculates from a prepared view; the cost grows with the window's days, not with its plays.</summary>
    /// <param name="view">The history in the window's zone.</param>
    /// <param name="window">The window.</param>
    /// <param name="now">The instant of asking.</param>
    public static TemporalMetrics Calculate(ListeningView view, ListeningWindow window, Instant now) => Calculate(new(view, window, now));

    /// <summary>Calculates from a slice.</summary>
    /// <param name="slice">The slice.</param>
    public static TemporalMetrics Calculate(ListeningSlice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        var metrics = new TemporalMetrics
        {
            Basis = BasisCalculator.Calculate(slice, attributes: []),
            HourOfDay = ClockCalculator.HourOfDay(slice.Totals),
            DayOfWeek = ClockCalculator.DayOfWeek(slice.Totals),
            Heatmap = ClockCalculator.Heatmap(slice.Totals),
            DayParts = ClockCalculator.DayParts(slice.Totals),
            Daily = SeriesCalculator.Daily(slice),
            Periods = SeriesCalculator.Periods(slice),
            MonthOfYear = SeasonCalculator.Calculate(slice),
            WeekdayWeekend = WeekdayWeekendCalculator.Calculate(slice),
            Streaks = StreakCalculator.Calculate(slice),
            Peaks = PeakCalculator.Calculate(slice),
            Sessions = SessionCalculator.Calculate(slice),
            Insights = [],
        };
        return metrics with { Insights = TemporalInsights.Of(metrics) };
    }
}
