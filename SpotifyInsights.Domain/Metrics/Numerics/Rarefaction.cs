namespace SpotifyInsights.Domain.Metrics.Numerics;

/// <summary>How many kinds a small sample would show (Hurlbert 1971): comparable between windows of any length.</summary>
public static class Rarefaction
{
    private const int SmallCounts = 256;
    private const int MostOnStack = 128;

    /// <summary>
    /// The expected number of different kinds among <paramref name="sample"/> items drawn without replacement: Σ 1 - C(n - c, s) / C(n, s). Null when
    /// there are fewer items than that.
    /// </summary>
    /// <param name="counts">Items of each kind, 0 or more.</param>
    /// <param name="sample">Items drawn, 1 or more.</param>
    public static double? ExpectedUnique(ReadOnlySpan<int> counts, int sample)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sample, 1);

        // Most kinds are rare, and equally rare ones are equally likely to be missed.
        Span<int> kinds = stackalloc int[SmallCounts];
        kinds.Clear();
        var total = 0L;
        foreach (var count in counts)
        {
            total += count;
            kinds[Math.Min(count, SmallCounts - 1)]++;
        }

        if (total < sample)
        {
            return null;
        }

        Span<double> shares = sample <= MostOnStack ? stackalloc double[sample] : new double[sample];
        FillShares(shares, total);
        var expected = 0.0;
        for (var count = 1; count < SmallCounts - 1; count++)
        {
            expected += kinds[count] == 0 ? 0 : kinds[count] * ChanceOfSeeing(count, total, shares);
        }

        return expected + (kinds[^1] == 0 ? 0 : SumOfLarge(counts, total, shares));
    }

    /// <summary>The chance that a sample holds at least one item of a kind.</summary>
    /// <param name="count">Items of the kind.</param>
    /// <param name="total">Items altogether.</param>
    /// <param name="sample">Items drawn.</param>
    public static double ChanceOfSeeing(long count, long total, int sample)
    {
        Span<double> shares = sample <= MostOnStack ? stackalloc double[sample] : new double[sample];
        FillShares(shares, total);
        return ChanceOfSeeing(count, total, shares);
    }

    private static void FillShares(Span<double> shares, long total)
    {
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = 1.0 / (total - i);
        }
    }

    private static double SumOfLarge(ReadOnlySpan<int> counts, long total, ReadOnlySpan<double> shares)
    {
        var expected = 0.0;
        foreach (var count in counts)
        {
            expected += count < SmallCounts - 1 ? 0 : ChanceOfSeeing(count, total, shares);
        }

        return expected;
    }

    // 1 - (n - c) / n x (n - c - 1) / (n - 1) ...: what each item drawn adds is known beforehand.
    private static double ChanceOfSeeing(long count, long total, ReadOnlySpan<double> shares)
    {
        var (missed, others) = (1.0, (double)(total - count));
        foreach (var share in shares)
        {
            missed *= Math.Max(0, others) * share;
            others--;
        }

        return 1 - missed;
    }
}
