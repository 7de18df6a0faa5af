namespace SpotifyInsights.Domain.Metrics.Numerics;

/// <summary>How unevenly something is spread over its owners.</summary>
public static class Concentration
{
    private const int SmallCounts = 256;

    /// <summary>
    /// Gini's coefficient with the small-sample correction n/(n-1): 0 when all have the same, 1 when one has everything. Null for fewer than two
    /// owners or when nobody has anything.
    /// </summary>
    /// <param name="counts">What each owner has, 0 or more.</param>
    /// <remarks>G = Σ (2i - n - 1) x_i / (n Σ x) over ascending x, times n / (n - 1) (Deltas 2003).</remarks>
    public static double? Gini(ReadOnlySpan<int> counts)
    {
        // Most owners have little: counting them is faster than sorting.
        Span<int> owners = stackalloc int[SmallCounts];
        owners.Clear();
        var (large, sum, n) = (new List<int>(), 0.0, counts.Length);
        foreach (var count in counts)
        {
            sum += count;
            if (count < SmallCounts)
            {
                owners[count]++;
            }
            else
            {
                large.Add(count);
            }
        }

        var (weighted, below) = (0.0, 0);
        for (var count = 0; count < SmallCounts; count++)
        {
            weighted += Weighted(count, owners[count], ref below, n);
        }

        large.Sort();
        foreach (var count in large)
        {
            weighted += Weighted(count, 1, ref below, n);
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

    // Σ (2i - n - 1) over the ranks of equal owners, times what each has.
    private static double Weighted(double count, double owners, ref int below, int n)
    {
        var sum = owners * ((2.0 * below) + owners - n);
        below += (int)owners;
        return sum * count;
    }
}
