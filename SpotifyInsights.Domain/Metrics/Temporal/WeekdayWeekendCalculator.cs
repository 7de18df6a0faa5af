using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Temporal;

/// <summary>Weekdays against weekends.</summary>
internal static class WeekdayWeekendCalculator
{
    /// <summary>The 97.5 % quantile of the normal distribution: 5 % lie beyond it on both sides together.</summary>
    private const double Quantile = 1.96;

    public static WeekdayWeekend Calculate(ListeningSlice slice)
    {
        var (weekday, weekend) = (default(ObservedMean), default(ObservedMean));
        var (weekdaySpread, weekendSpread) = (default(MeanAndVariance), default(MeanAndVariance));
        for (var i = 0; i < slice.Days.Count; i++)
        {
            var (day, observed) = (slice.Totals.Days[i], slice.Days.Observed(i));
            var isWeekend = slice.Days.WeekdayOf(i) >= Weekday.Saturday;
            (isWeekend ? ref weekend : ref weekday).Add(day, observed);
            if (observed > 0)
            {
                (isWeekend ? ref weekendSpread : ref weekdaySpread).Add(day.Minutes);
            }
        }

        return new(
            weekday.Minutes,
            weekend.Minutes,
            weekend.Minutes > 0 ? weekday.Minutes / weekend.Minutes : null,
            slice.Totals.All.Plays < ConfidenceRule.MinimumPlays ? null : ChanceRatio(weekdaySpread, weekendSpread),
            weekday.Days,
            weekend.Days);
    }

    private static double? ChanceRatio(MeanAndVariance weekday, MeanAndVariance weekend)
    {
        var (days, freedom) = (weekday.Count + weekend.Count, weekday.Count + weekend.Count - 2);
        if (weekday.Count == 0 || weekend.Count == 0 || freedom < 1)
        {
            return null;
        }

        var mean = ((weekday.Mean * weekday.Count) + (weekend.Mean * weekend.Count)) / days;
        var variance = (weekday.SquaredDeviations + weekend.SquaredDeviations) / freedom;
        var error = Math.Sqrt(variance * ((1.0 / weekday.Count) + (1.0 / weekend.Count)));
        return mean > 0 ? 1 + (Quantile * error / mean) : null;
    }
}
