namespace SpotifyInsights.Domain.Metrics.Numerics;

/// <summary>Whether a difference is more than chance gives in 19 of 20 cases (one-sided, 95 %).</summary>
public static class Significance
{
    /// <summary>The 95 % quantile of the normal distribution.</summary>
    public const double Quantile = 1.645;

    /// <summary>Whether two counts of equally long times differ: |a - b| against the square root of a + b (Poisson).</summary>
    /// <param name="some">A count.</param>
    /// <param name="others">The other.</param>
    public static bool Differ(long some, long others) => Math.Abs(some - others) > Quantile * Math.Sqrt(some + others);

    /// <summary>Whether two shares differ, by the standard error of both together; false when either is of nothing.</summary>
    /// <param name="share">0 to 1.</param>
    /// <param name="of">Of how many.</param>
    /// <param name="otherShare">0 to 1.</param>
    /// <param name="ofOthers">Of how many.</param>
    public static bool SharesDiffer(double share, double of, double otherShare, double ofOthers)
    {
        if (!(of > 0) || !(ofOthers > 0))
        {
            return false;
        }

        var pooled = ((share * of) + (otherShare * ofOthers)) / (of + ofOthers);
        return Math.Abs(share - otherShare) > Quantile * Math.Sqrt(pooled * (1 - pooled) * ((1 / of) + (1 / ofOthers)));
    }

    /// <summary>Whether a series rises or falls: 1, -1, or 0 when chance would do the same (Mann 1945; Kendall's tau against time).</summary>
    /// <param name="values">Values in order of time.</param>
    public static int Trend(ReadOnlySpan<double> values)
    {
        var n = values.Length;
        Span<double> times = n <= 64 ? stackalloc double[n] : new double[n];
        for (var i = 0; i < n; i++)
        {
            times[i] = i;
        }

        var z = (KendallTau.B(times, values) ?? 0) * 3 * Math.Sqrt(n * (n - 1.0)) / Math.Sqrt(2 * ((2.0 * n) + 5));
        return Math.Abs(z) > Quantile ? Math.Sign(z) : 0;
    }
}
