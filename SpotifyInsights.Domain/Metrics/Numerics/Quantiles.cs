namespace SpotifyInsights.Domain.Metrics.Numerics;

/// <summary>Order statistics.</summary>
public static class Quantiles
{
    /// <summary>The middle value, or the mean of the two in the middle; null for none.</summary>
    /// <param name="values">Values in any order; sorted in place.</param>
    public static double? Median(Span<double> values)
    {
        values.Sort();
        var middle = values.Length / 2;
        return values.Length == 0 ? null
            : values.Length % 2 == 1 ? values[middle]
            : (values[middle - 1] + values[middle]) / 2;
    }
}
