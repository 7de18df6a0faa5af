namespace SpotifyInsights.Domain.Metrics.Numerics;

/// <summary>How far apart two distributions are (Lin 1991; Endres and Schindelin 2003).</summary>
public static class JensenShannon
{
    /// <summary>
    /// The distance, the square root of the divergence to the base 2: 0 for equal distributions, 1 for distributions without anything in common. Null
    /// when either is empty.
    /// </summary>
    /// <param name="some">Counts or weights by kind, 0 or more.</param>
    /// <param name="others">The same kinds in the same order.</param>
    public static double? Distance(ReadOnlySpan<double> some, ReadOnlySpan<double> others)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(others.Length, some.Length, nameof(others));
        var (someSum, otherSum) = (Sum(some), Sum(others));
        if (!(someSum > 0) || !(otherSum > 0))
        {
            return null;
        }

        var divergence = 0.0;
        for (var i = 0; i < some.Length; i++)
        {
            divergence += Part(some[i] / someSum, others[i] / otherSum);
        }

        return Math.Sqrt(Math.Clamp(divergence, 0, 1));
    }

    /// <summary>What one kind adds to the divergence, in bits: ½ p log2(2p / (p + q)) + ½ q log2(2q / (p + q)).</summary>
    /// <param name="p">Its share in the one distribution.</param>
    /// <param name="q">Its share in the other.</param>
    public static double Part(double p, double q) => (Half(p, q) + Half(q, p)) / 2;

    private static double Half(double p, double q) => p > 0 ? p * Math.Log2(2 * p / (p + q)) : 0;

    private static double Sum(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        return sum;
    }
}
