using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics;

/// <summary>
/// How a mean moved over a window. The ends are the first and the last third of the days from the first to the last counted play; there is no trend when
/// that is less than four weeks, or when either end has fewer than 50 plays whose value is known.
/// </summary>
/// <param name="Early">The first third.</param>
/// <param name="Late">The last third.</param>
/// <param name="Difference">The late mean less the early one.</param>
/// <param name="Chance">
/// How large the difference, up or down, would be if the same taste had been sampled twice: normal, with the variance of the plays within both ends.
/// </param>
public sealed record Trend(TrendEnd Early, TrendEnd Late, double Difference, ChanceLevel Chance)
{
    /// <summary>Whether the difference is larger than chance makes it in 19 of 20 cases.</summary>
    internal bool IsBeyondChance => Math.Abs(Difference) > Chance.Upper;
}
