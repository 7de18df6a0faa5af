using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Domain.Metrics.Contexts;

/// <summary>
/// How well a feature fits a context: 1 from <paramref name="FullFrom"/> to <paramref name="FullTo"/>, 0 up to <paramref name="ZeroTo"/> and from
/// <paramref name="ZeroFrom"/>, in between on a straight line (a trapezoid; Zadeh 1965).
/// </summary>
/// <param name="Feature">The feature.</param>
/// <param name="ZeroTo">Up to here it does not fit at all; null where it fits however low.</param>
/// <param name="FullFrom">From here on it fits fully; null where it fits however low.</param>
/// <param name="FullTo">Up to here it fits fully; null where it fits however high.</param>
/// <param name="ZeroFrom">From here on it does not fit at all; null where it fits however high.</param>
public sealed record ContextCriterion(AudioFeature Feature, double? ZeroTo, double? FullFrom, double? FullTo, double? ZeroFrom)
{
    /// <summary>The more the better.</summary>
    internal static ContextCriterion Rising(AudioFeature feature, double zeroTo, double fullFrom) => new(feature, zeroTo, fullFrom, null, null);

    /// <summary>The less the better.</summary>
    internal static ContextCriterion Falling(AudioFeature feature, double fullTo, double zeroFrom) => new(feature, null, null, fullTo, zeroFrom);

    /// <summary>How well a value fits, 0 to 1; NaN for NaN.</summary>
    internal double Degree(double value)
    {
        var below = FullFrom is { } fullFrom ? (value - ZeroTo!.Value) / (fullFrom - ZeroTo.Value) : 1;
        var above = FullTo is { } fullTo ? (ZeroFrom!.Value - value) / (ZeroFrom.Value - fullTo) : 1;
        return double.IsNaN(value) ? double.NaN : Math.Clamp(Math.Min(below, above), 0, 1);
    }
}
