namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>How much goes to artists that were known before.</summary>
internal static class LoyaltyCalculator
{
    public static (IReadOnlyList<PeriodLoyalty> Periods, double? Score) Calculate(ArtistData data)
    {
        var (periods, knownOfAll, all) = (new PeriodLoyalty[data.Count], 0L, 0L);
        for (var period = 0; period < periods.Length; period++)
        {
            var (known, plays) = Count(data, period);
            periods[period] = new(data.Labels[period], data.IsWarmUp[period], plays == 0 ? null : (double)known / plays);
            (knownOfAll, all) = data.IsWarmUp[period] ? (knownOfAll, all) : (knownOfAll + known, all + plays);
        }

        return (periods, all == 0 ? null : (double)knownOfAll / all);
    }

    private static (long Known, long Plays) Count(ArtistData data, int period)
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
