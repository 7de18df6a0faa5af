namespace SpotifyInsights.Domain.Metrics.Numerics;

/// <summary>What pure chance gives: noise, not change.</summary>
/// <param name="Expected">Its mean.</param>
/// <param name="Upper">What it exceeds once in twenty times (95 % quantile): only more than that is worth a sentence.</param>
public sealed record ChanceLevel(double Expected, double Upper)
{
    /// <summary>The share of chance outcomes that <see cref="Upper"/> is not below.</summary>
    public const double Quantile = 0.95;

    /// <summary>Of outcomes that chance gave.</summary>
    /// <param name="outcomes">One or more; sorted in place.</param>
    public static ChanceLevel Of(Span<double> outcomes)
    {
        ArgumentOutOfRangeException.ThrowIfZero(outcomes.Length, nameof(outcomes));
        outcomes.Sort();
        var sum = 0.0;
        foreach (var outcome in outcomes)
        {
            sum += outcome;
        }

        return new(sum / outcomes.Length, outcomes[(int)Math.Ceiling(Quantile * outcomes.Length) - 1]);
    }
}
