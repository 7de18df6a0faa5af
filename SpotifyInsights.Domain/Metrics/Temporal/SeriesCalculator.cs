using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Temporal;

/// <summary>The window day by day and period by period.</summary>
internal static class SeriesCalculator
{
    public static DayListening[] Daily(ListeningSlice slice)
    {
        var daily = new DayListening[slice.Days.Count];
        var date = slice.Window.From;
        for (var i = 0; i < daily.Length; i++, date = date.PlusDays(1))
        {
            var (total, observed) = (slice.Totals.Days[i], slice.Days.Observed(i));
            var isKnown = IsKnown(total, observed);
            daily[i] = new(date, isKnown ? total.Plays : null, isKnown ? total.Minutes : null, observed);
        }

        return daily;
    }

    public static PeriodListening[] Periods(ListeningSlice slice)
    {
        var periods = new PeriodListening[slice.Periods.Count];
        for (var i = 0; i < periods.Length; i++)
        {
            var period = slice.Periods[i];
            var (from, to) = (LocalDay.From(period.From) - slice.Days.FirstDay, LocalDay.From(period.To) - slice.Days.FirstDay);
            var total = WindowTotals.Sum(slice.Totals.Days[from..to]);
            var isKnown = IsKnown(total, period.Observed);
            periods[i] = new(period, isKnown ? total.Plays : null, isKnown ? total.Minutes : null);
        }

        return periods;
    }

    // A play in unobserved time is known all the same: an export without coverage, a page that reached further back.
    private static bool IsKnown(PlayTotals total, double observed) => observed > 0 || total.Plays > 0;
}
