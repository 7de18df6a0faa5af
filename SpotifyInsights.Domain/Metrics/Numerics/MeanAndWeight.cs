namespace SpotifyInsights.Domain.Metrics.Numerics;

/// <summary>A running weighted mean.</summary>
public record struct MeanAndWeight
{
    private double _sum;

    /// <summary>The weights together.</summary>
    public double Weight { get; private set; }

    /// <summary>The mean; null without weight.</summary>
    public readonly double? Mean => Weight > 0 ? _sum / Weight : null;

    /// <summary>Adds a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="weight">How much it counts, 0 or more.</param>
    public void Add(double value, double weight)
    {
        _sum += value * weight;
        Weight += weight;
    }
}
