namespace SpotifyInsights.Domain.Metrics.Numerics;

/// <summary>How unevenly something is spread over its owners.</summary>
public static class Concentration
{
    /// <summary>
    /// Gini's coefficient with the small-sample correction n/(n-1): 0 when all have the same, 1 when one has everything. Null for fewer than two
    /// owners or when nobody has anything.
    /// </summary>
    /// <param name="counts">What each owner has, 0 or more; sorted in place.</param>
    /// <remarks>G = Σ (2i - n - 1) x_i / (n Σ x) over ascending x, times n / (n - 1) (Deltas 2003).</remarks>
    public static double? Gini(Span<int> counts)
    {
        counts.Sort();
        var (n, sum, weighted) = (counts.Length, 0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            sum += counts[i];
            weighted += ((2.0 * (i + 1)) - n - 1) * counts[i];
        }

        return n < 2 || sum == 0 ? null : weighted / (sum * (n - 1));
    }

    /// <summary>Herfindahl's and Hirschman's index, the sum of squared shares: 1/n to 1. Null when nothing is counted.</summary>
    /// <param name="counts">What each owner has, 0 or more.</param>
    public static double? HerfindahlHirschman(ReadOnlySpan<int> counts)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var count in counts)
        {
            sum += count;
            squares += (double)count * count;
        }

        return sum == 0 ? null : squares / (sum * sum);
    }
}
