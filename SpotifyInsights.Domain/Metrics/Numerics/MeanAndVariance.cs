namespace SpotifyInsights.Domain.Metrics.Numerics;

/// <summary>Running mean and variance (Welford 1962).</summary>
public record struct MeanAndVariance
{
    private double _squares;

    /// <summary>Values added.</summary>
    public int Count { get; private set; }

    /// <summary>Their mean; 0 for none.</summary>
    public double Mean { get; private set; }

    /// <summary>Sum of squared distances from the mean.</summary>
    public readonly double SquaredDeviations => _squares;

    /// <summary>Adds a value.</summary>
    /// <param name="value">The value.</param>
    public void Add(double value)
    {
        Count++;
        var delta = value - Mean;
        Mean += delta / Count;
        _squares += delta * (value - Mean);
    }
}
