namespace SpotifyInsights.Domain.Metrics.Numerics;

/// <summary>Rank correlation with ties (Kendall 1945).</summary>
public static class KendallTau
{
    /// <summary>
    /// Tau-b: (concordant - discordant) / sqrt((pairs - ties in x) (pairs - ties in y)), -1 to 1. Null under two items, or when all values of one side are
    /// equal. Quadratic in the number of items: for rankings, not for plays.
    /// </summary>
    /// <param name="x">A value per item.</param>
    /// <param name="y">The same items' other values.</param>
    public static double? B(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.Length, x.Length, nameof(y));
        var (balance, untiedX, untiedY) = (0L, 0L, 0L);
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (signX, signY) = (x[i].CompareTo(x[j]), y[i].CompareTo(y[j]));
                balance += Math.Sign(signX) * Math.Sign(signY);
                untiedX += signX == 0 ? 0 : 1;
                untiedY += signY == 0 ? 0 : 1;
            }
        }

        return untiedX == 0 || untiedY == 0 ? null : balance / Math.Sqrt((double)untiedX * untiedY);
    }
}
