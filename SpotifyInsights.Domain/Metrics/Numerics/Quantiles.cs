namespace SpotifyInsights.Domain.Metrics.Numerics;

/// <summary>Order statistics.</summary>
public static class Quantiles
{
    private const double Half = 0.5;

    /// <summary>The middle value, or the mean of the two in the middle; null for none.</summary>
    /// <param name="values">Values in any order; sorted in place.</param>
    public static double? Median(Span<double> values)
    {
        values.Sort();
        return OfSorted(values, Half);
    }

    /// <summary>A quantile by linear interpolation between neighbours (Hyndman and Fan 1996, type 7, as Excel, NumPy and R do); null for none.</summary>
    /// <param name="sorted">Values, ascending.</param>
    /// <param name="share">0 to 1: the share of the values below.</param>
    public static double? OfSorted(ReadOnlySpan<double> sorted, double share)
    {
        if (sorted.IsEmpty)
        {
            return null;
        }

        var place = share * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        return below + 1 >= sorted.Length ? sorted[^1] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }
}
