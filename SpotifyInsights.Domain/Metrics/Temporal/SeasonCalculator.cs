using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Temporal;

/// <summary>Average months of the year.</summary>
internal static class SeasonCalculator
{
    private const int MonthsPerYear = 12;

    /// <summary>The 1 - 0.05 / 12 quantile of the normal distribution: the highest of twelve lies beyond it in 5 % of cases.</summary>
    private const double QuantileOfTwelve = 2.638;

    public static MonthListening[] Calculate(ListeningSlice slice)
    {
        var means = new ObservedMean[MonthsPerYear];
        var spreads = new MeanAndVariance[MonthsPerYear];
        var lengths = new MonthLength[MonthsPerYear];
        var date = slice.Window.From;
        for (var i = 0; i < slice.Days.Count; i++, date = date.PlusDays(1))
        {
            var month = date.Month - 1;
            if (i == 0 || date.Day == 1)
            {
                lengths[month].Add(date.Calendar.GetDaysInMonth(date.Year, date.Month));
            }

            var (day, observed) = (slice.Totals.Days[i], slice.Days.Observed(i));
            means[month].Add(day, observed);
            if (observed > 0)
            {
                spreads[month].Add(day.Minutes);
            }
        }

        var isEnough = slice.Totals.All.Plays >= ConfidenceRule.MinimumPlays;
        var months = new MonthListening[MonthsPerYear];
        for (var month = 0; month < months.Length; month++)
        {
            var (mean, length) = (means[month], lengths[month].Mean);
            var chance = isEnough && mean.Minutes is not null ? ChancePerDay(spreads, spreads[month].Count) : null;
            months[month] = new(month + 1, mean.Plays * length, mean.Minutes * length, chance * length, mean.Days);
        }

        return months;
    }

    private static double? ChancePerDay(MeanAndVariance[] spreads, int daysOfMonth)
    {
        var (days, sum, squares, months) = (0, 0.0, 0.0, 0);
        foreach (var spread in spreads)
        {
            days += spread.Count;
            sum += spread.Mean * spread.Count;
            squares += spread.SquaredDeviations;
            months += spread.Count > 0 ? 1 : 0;
        }

        var freedom = days - months;
        return freedom < 1 || daysOfMonth == 0 ? null : (sum / days) + (QuantileOfTwelve * Math.Sqrt(squares / freedom / daysOfMonth));
    }

    /// <summary>The mean length of a month in the window: February has 28 or 29 days, or between them in a window of several.</summary>
    private record struct MonthLength
    {
        private int _days;
        private int _months;

        public readonly double Mean => _months == 0 ? 0 : (double)_days / _months;

        public void Add(int days)
        {
            _days += days;
            _months++;
        }
    }
}
