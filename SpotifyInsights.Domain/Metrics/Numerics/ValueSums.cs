namespace SpotifyInsights.Domain.Metrics.Numerics;

/// <summary>Mean and spread of values that come in groups, such as the plays of a track.</summary>
/// <remarks>
/// The mean is exact for whole numbers. Squares are of distances from the first value: equal values have no spread at all, and little is lost by rounding
/// where all values are far from 0 (Chan, Golub and LeVeque 1983).
/// </remarks>
public record struct ValueSums
{
    private double _sum;
    private double _origin;
    private double _distances;
    private double _squares;

    /// <summary>Values added.</summary>
    public int Count { get; private set; }

    /// <summary>Their mean; null for none.</summary>
    public readonly double? Mean => Count == 0 ? null : _sum / Count;

    /// <summary>Sum of squared distances from the mean.</summary>
    public readonly double SquaredDeviations => Count == 0 ? 0 : Math.Max(0, _squares - (_distances * _distances / Count));

    /// <summary>Adds a value several times.</summary>
    /// <param name="value">The value.</param>
    /// <param name="times">How often, 0 or more.</param>
    public void Add(double value, int times)
    {
        _origin = Count == 0 ? value : _origin;
        var distance = value - _origin;
        Count += times;
        _sum += value * times;
        _distances += distance * times;
        _squares += distance * distance * times;
    }

    /// <summary>
    /// What chance makes of the distance between the means of two samples of the same values: normal, with the variance within both. Null under three
    /// values together or without any on one side.
    /// </summary>
    /// <param name="some">The one sample.</param>
    /// <param name="others">The other.</param>
    public static ChanceLevel? ChanceOfDistance(ValueSums some, ValueSums others)
    {
        // E|N(0, 1)| = sqrt(2 / pi); |N(0, 1)| exceeds 1.96 in 5 % of cases.
        const double quantile = 1.959963984540054;
        var freedom = some.Count + others.Count - 2;
        if (some.Count == 0 || others.Count == 0 || freedom < 1)
        {
            return null;
        }

        var variance = (some.SquaredDeviations + others.SquaredDeviations) / freedom;
        var error = Math.Sqrt(variance * ((1.0 / some.Count) + (1.0 / others.Count)));
        return new(error * Math.Sqrt(2 / Math.PI), error * quantile);
    }
}
