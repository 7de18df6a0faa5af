namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>Discovery against loyalty in one window.</summary>
/// <param name="DiscoveryPlays">Plays of artists first heard in the window.</param>
/// <param name="LoyalPlays">Plays of artists heard before it.</param>
/// <param name="Ratio">The first / the second; null without the second.</param>
/// <param name="DiscoveryShare">The first / both, 0 to 1; null without plays.</param>
/// <param name="WarmUp">Whether the window begins in the first 90 observed days of the history, in which everything is new.</param>
public sealed record DiscoveryLoyalty(int DiscoveryPlays, int LoyalPlays, double? Ratio, double? DiscoveryShare, bool WarmUp);
