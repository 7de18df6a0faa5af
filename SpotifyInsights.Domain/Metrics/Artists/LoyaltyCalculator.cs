namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>How much goes to artists that were known before.</summary>
internal static class LoyaltyCalculator
{
    public static IReadOnlyList<PeriodLoyalty> Calculate(ArtistData data) =>
    [
        .. data.Labels.Select((label, period) =>
        {
            var (known, all) = Count(data, period);
            return new PeriodLoyalty(label, data.IsWarmUp[period], all == 0 ? null : (double)known / all);
        }),
    ];

    public static double? Score(ArtistData data)
    {
        var (known, all) = (0L, 0L);
        for (var period = 0; period < data.Count; period++)
        {
            if (!data.IsWarmUp[period])
            {
                var part = Count(data, period);
                (known, all) = (known + part.Known, all + part.All);
            }
        }

        return all == 0 ? null : (double)known / all;
    }

    private static (long Known, long All) Count(ArtistData data, int period)
    {
        var (known, all) = (0L, 0L);
        var artists = data.Table.Indexes(period);
        var plays = data.Table.PlaysOf(period);
        for (var i = 0; i < artists.Length; i++)
        {
            all += plays[i];
            known += data.FirstPeriod[artists[i]] < period ? plays[i] : 0;
        }

        return (known, all);
    }
}
