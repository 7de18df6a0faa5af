namespace SpotifyInsights.Domain.Metrics.Numerics;

/// <summary>The standard normal distribution.</summary>
public static class NormalDistribution
{
    private const double Linear = 1.5976;
    private const double Cubic = 0.07056;

    /// <summary>
    /// The chance of a value up to <paramref name="z"/>, right to 0.00014, by a logistic function (Bowling, Khasawneh, Kaewkuekool and Cho 2009): enough for
    /// chance levels, and fast.
    /// </summary>
    /// <param name="z">Any number.</param>
    public static double Cumulative(double z) => 1 / (1 + Math.Exp(-z * (Linear + (Cubic * z * z))));

    /// <summary>The slope of <see cref="Cumulative"/>: the density, as right as that.</summary>
    /// <param name="z">Any number.</param>
    /// <param name="cumulative">The value there.</param>
    public static double Density(double z, double cumulative) => cumulative * (1 - cumulative) * (Linear + (3 * Cubic * z * z));
}
