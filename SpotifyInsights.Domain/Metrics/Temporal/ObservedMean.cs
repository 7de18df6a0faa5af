using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Temporal;

/// <summary>
/// A mean per observed day. Days that were not observed at all are left out with whatever is known of them; a day observed
/// for six hours is a quarter of a day.
/// </summary>
internal record struct ObservedMean
{
    /// <summary>Under one day of observed time, one song would make a month of continuous listening.</summary>
    private const double MinimumDays = 1;

    private PlayTotals _totals;

    public double Days { get; private set; }

    public readonly double? Plays => PerDay(_totals.Plays);

    public readonly double? Minutes => PerDay(_totals.Minutes);

    public void Add(PlayTotals day, double observed)
    {
        if (observed > 0)
        {
            Days += observed;
            _totals.Add(day);
        }
    }

    private readonly double? PerDay(double total) => Days < MinimumDays ? null : total / Days;
}
