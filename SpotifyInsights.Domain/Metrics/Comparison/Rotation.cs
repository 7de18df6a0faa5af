using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>Which favourites of all time are still heard.</summary>
/// <param name="Favourites">The most played of the whole history, at most `top`, best first.</param>
/// <param name="InRotation">How many of them were heard in window A; null where nothing is known of that time.</param>
/// <param name="Share">Their share of the favourites, 0 to 1; null with <paramref name="InRotation"/> and without favourites.</param>
/// <param name="MissingChance">
/// What the share that is missing would be if window A's plays were any plays of the history; null under 50 plays in it, and where it holds more than a
/// quarter of the history.
/// </param>
public sealed record Rotation(IReadOnlyList<Favourite> Favourites, int? InRotation, double? Share, ChanceLevel? MissingChance);
