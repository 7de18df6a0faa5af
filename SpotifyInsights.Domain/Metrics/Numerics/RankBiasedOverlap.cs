namespace SpotifyInsights.Domain.Metrics.Numerics;

/// <summary>How much two rankings agree, the top counting most (Webber, Moffat and Zobel 2010).</summary>
public static class RankBiasedOverlap
{
    /// <summary>How much the next rank counts beside the one before; 0.9 gives the first ten 86 % of the weight.</summary>
    public const double Persistence = 0.9;

    /// <summary>
    /// RBO_ext, equation 32: the overlap at every depth, and beyond what is known as if it went on so. 0 for nothing in common, 1 for equal rankings.
    /// Null when either is empty. The rankings may differ in length.
    /// </summary>
    /// <param name="some">Items best first, each once.</param>
    /// <param name="others">Items best first, each once.</param>
    /// <param name="p">More than 0, less than 1.</param>
    public static double? Extrapolated<T>(IReadOnlyList<T> some, IReadOnlyList<T> others, double p = Persistence)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(some);
        ArgumentNullException.ThrowIfNull(others);
        var (shorter, longer) = some.Count <= others.Count ? (some, others) : (others, some);
        var (s, l) = (shorter.Count, longer.Count);
        if (s == 0)
        {
            return null;
        }

        var (inShorter, inLonger) = (new HashSet<T>(), new HashSet<T>());
        var (overlap, overlapAtS, sum, weight) = (0, 0, 0.0, 1.0);
        for (var depth = 1; depth <= l; depth++)
        {
            weight *= p;
            overlap += Add(longer[depth - 1], inLonger, inShorter);
            overlap += depth <= s ? Add(shorter[depth - 1], inShorter, inLonger) : 0;
            overlapAtS = depth == s ? overlap : overlapAtS;
            sum += weight * overlap / depth;
            sum += depth > s ? weight * overlapAtS * (depth - s) / ((double)s * depth) : 0;
        }

        var beyond = (((double)(overlap - overlapAtS) / l) + ((double)overlapAtS / s)) * weight;
        return Math.Clamp(((1 - p) / p * sum) + beyond, 0, 1);
    }

    private static int Add<T>(T item, HashSet<T> own, HashSet<T> other)
        where T : notnull
    {
        own.Add(item);
        return other.Contains(item) ? 1 : 0;
    }
}
