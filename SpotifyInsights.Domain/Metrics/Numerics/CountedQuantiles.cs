namespace SpotifyInsights.Domain.Metrics.Numerics;

/// <summary>Order statistics of values that come with counts: the same as <see cref="Quantiles.OfSorted"/> of every value repeated so often.</summary>
public static class CountedQuantiles
{
    /// <summary>Quantiles by linear interpolation between neighbours (type 7); false for no values at all, and then none is written.</summary>
    /// <param name="ascending">Different or equal values, ascending.</param>
    /// <param name="counts">How often each occurs, 0 or more.</param>
    /// <param name="shares">Which quantiles, ascending, 0 to 1.</param>
    /// <param name="quantiles">Where to write them.</param>
    public static bool TryFind(ReadOnlySpan<int> ascending, ReadOnlySpan<int> counts, ReadOnlySpan<double> shares, Span<double> quantiles)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(counts.Length, ascending.Length, nameof(counts));
        ArgumentOutOfRangeException.ThrowIfNotEqual(quantiles.Length, shares.Length, nameof(quantiles));
        var total = 0L;
        foreach (var count in counts)
        {
            total += count;
        }

        if (total == 0)
        {
            return false;
        }

        var (index, upTo) = (0, (long)counts[0]);
        for (var i = 0; i < shares.Length; i++)
        {
            var place = shares[i] * (total - 1);
            var below = (long)Math.Floor(place);
            while (upTo <= below)
            {
                upTo += counts[++index];
            }

            quantiles[i] = upTo > below + 1 || below + 1 >= total
                ? ascending[index]
                : Between(ascending[index], Next(ascending, counts, index), place - below);
        }

        return true;
    }

    /// <summary>The middle value, or the mean of the two in the middle; null for none.</summary>
    /// <param name="ascending">Different or equal values, ascending.</param>
    /// <param name="counts">How often each occurs, 0 or more.</param>
    public static double? Median(ReadOnlySpan<int> ascending, ReadOnlySpan<int> counts)
    {
        Span<double> median = stackalloc double[1];
        return TryFind(ascending, counts, [0.5], median) ? median[0] : null;
    }

    private static double Between(int value, int next, double part) => value + (part * (next - value));

    private static int Next(ReadOnlySpan<int> ascending, ReadOnlySpan<int> counts, int index)
    {
        do
        {
            index++;
        }
        while (counts[index] == 0);

        return ascending[index];
    }
}
