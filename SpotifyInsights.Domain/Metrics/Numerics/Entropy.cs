namespace SpotifyInsights.Domain.Metrics.Numerics;

/// <summary>Diversity of a distribution (Shannon 1948; Hill 1973).</summary>
public static class Entropy
{
    private const int SmallCounts = 1024;

    // c ln c: most kinds are rare, and logarithms are slow.
    private static readonly double[] SmallWeights = [.. Enumerable.Range(0, SmallCounts).Select(count => count < 2 ? 0 : count * Math.Log(count))];

    /// <summary>Shannon's entropy in nats, -Σ p ln p; null when nothing is counted.</summary>
    /// <param name="counts">Counts or weights, 0 or more, in any order.</param>
    public static double? Shannon(ReadOnlySpan<double> counts)
    {
        var (sum, weighted) = (0.0, 0.0);
        foreach (var count in counts)
        {
            sum += count;
            weighted += count > 0 ? count * Math.Log(count) : 0;
        }

        return OfSums(sum, weighted);
    }

    /// <inheritdoc cref="Shannon(ReadOnlySpan{double})" />
    public static double? Shannon(ReadOnlySpan<int> counts)
    {
        var (sum, weighted) = (0.0, 0.0);
        foreach (var count in counts)
        {
            sum += count;
            weighted += count < SmallCounts ? SmallWeights[count] : count * Math.Log(count);
        }

        return OfSums(sum, weighted);
    }

    /// <summary>How many equally frequent kinds would have the same entropy: e to its power.</summary>
    /// <param name="shannon">Entropy in nats, or null.</param>
    public static double? EffectiveNumber(double? shannon) => shannon is null ? null : Math.Exp(shannon.Value);

    // -Σ c/n ln(c/n) = ln n - Σ c ln c / n. Rounding must not make it negative.
    private static double? OfSums(double sum, double weighted) => sum > 0 ? Math.Max(0, Math.Log(sum) - (weighted / sum)) : null;
}
