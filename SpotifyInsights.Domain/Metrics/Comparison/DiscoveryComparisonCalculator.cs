using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>Discovery against loyalty on both sides.</summary>
internal static class DiscoveryComparisonCalculator
{
    public static DiscoveryComparison Calculate(DiscoveryLoyalty a, DiscoveryLoyalty b)
    {
        if (a is not { WarmUp: false, DiscoveryShare: { } shareA } || b is not { WarmUp: false, DiscoveryShare: { } shareB })
        {
            return new(a, b, Difference: null, Chance: null);
        }

        var (playsA, playsB) = ((double)a.DiscoveryPlays + a.LoyalPlays, (double)b.DiscoveryPlays + b.LoyalPlays);
        var pooled = (a.DiscoveryPlays + b.DiscoveryPlays) / (playsA + playsB);
        double? error = Math.Min(playsA, playsB) < ConfidenceRule.MinimumPlays ? null : Math.Sqrt(pooled * (1 - pooled) * ((1 / playsA) + (1 / playsB)));
        return new(a, b, shareA - shareB, NormalChance.OfDifference(error));
    }

    /// <summary>One side.</summary>
    /// <param name="slice">The window.</param>
    /// <param name="runs">Its plays as one period.</param>
    /// <param name="plays">Its plays by artist.</param>
    /// <param name="credit">Whose play a play is.</param>
    public static DiscoveryLoyalty Of(ListeningSlice slice, PeriodRuns runs, ComparedPlays plays, Credit credit)
    {
        var first = slice.View.History.FirstHeard(slice.Window.IncludeShort).Artists(credit);
        var (discovered, loyal) = (0, 0);
        foreach (var artist in plays.Artists.Touched)
        {
            var isNew = runs.PeriodOf(first[artist]) != PeriodRuns.Before;
            (discovered, loyal) = isNew ? (discovered + plays.Artists.Plays[artist], loyal) : (discovered, loyal + plays.Artists.Plays[artist]);
        }

        var warmUpEnd = WarmUp.EndOf(slice.View.History.Observed)?.ToUnixTimeMilliseconds() ?? long.MaxValue;
        return new(
            discovered,
            loyal,
            loyal == 0 ? null : (double)discovered / loyal,
            discovered + loyal == 0 ? null : (double)discovered / (discovered + loyal),
            warmUpEnd > slice.Days.StartMs(0));
    }
}
