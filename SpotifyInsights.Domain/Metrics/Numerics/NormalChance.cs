namespace SpotifyInsights.Domain.Metrics.Numerics;

/// <summary>What chance gives for the size of a difference whose standard error is known, where the difference is normally distributed around 0.</summary>
public static class NormalChance
{
    /// <summary>The 97.5 % quantile of the normal distribution: once in twenty times a difference is larger than this many standard errors, on either side.</summary>
    public const double TwoSided = 1.96;

    /// <summary>The mean and the 95 % quantile of the absolute difference; null for null.</summary>
    /// <param name="standardError">Of the difference.</param>
    public static ChanceLevel? OfDifference(double? standardError) =>
        standardError is { } error ? new(error * Math.Sqrt(2 / Math.PI), error * TwoSided) : null;
}
