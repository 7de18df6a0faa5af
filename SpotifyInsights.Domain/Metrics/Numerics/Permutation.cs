namespace SpotifyInsights.Domain.Metrics.Numerics;

/// <summary>The chance level of a statistic of two groups, by dealing their items out again: always in the same way, so that an answer never changes.</summary>
public static class Permutation
{
    /// <summary>Rounds that give the 95 % quantile to about two percentage points.</summary>
    public const int Rounds = 200;

    private const ulong Seed = 20_251_120;

    /// <summary>What a statistic is where the groups mean nothing. Null when a group is empty.</summary>
    /// <param name="items">All items, the first group's first; dealt out in place.</param>
    /// <param name="first">Items in the first group.</param>
    /// <param name="statistic">Of the two groups.</param>
    /// <param name="rounds">How often, 1 or more.</param>
    public static ChanceLevel? Chance<T>(Span<T> items, int first, TwoGroupStatistic<T> statistic, int rounds = Rounds)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        if (first <= 0 || first >= items.Length)
        {
            return null;
        }

        var random = new SplitMix(Seed);
        var outcomes = new double[rounds];
        foreach (ref var outcome in outcomes.AsSpan())
        {
            // Fisher and Yates, as far as the first group.
            for (var i = 0; i < first; i++)
            {
                var j = i + random.Next(items.Length - i);
                (items[i], items[j]) = (items[j], items[i]);
            }

            outcome = statistic(items[..first], items[first..]);
        }

        return ChanceLevel.Of(outcomes);
    }
}
