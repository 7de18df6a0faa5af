using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>Discovery against loyalty on both sides.</summary>
/// <param name="A">The recent side.</param>
/// <param name="B">The other side.</param>
/// <param name="Difference">A's discovery share less B's, -1 to 1; null in the warm-up and where either is null.</param>
/// <param name="Chance">How large the difference, up or down, would be if both were samples of the same habit; null with it and under 50 plays on either side.</param>
public sealed record DiscoveryComparison(DiscoveryLoyalty A, DiscoveryLoyalty B, double? Difference, ChanceLevel? Chance);
