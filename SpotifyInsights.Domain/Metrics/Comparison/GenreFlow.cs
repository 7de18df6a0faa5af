namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>A ribbon from B to A. Nobody moves from genre to genre: what a genre lost is dealt to those that gained, in proportion to their gains.</summary>
/// <param name="From">The genre on side B; null for all others together.</param>
/// <param name="To">The genre on side A; null for all others together.</param>
/// <param name="Share">The width, 0 to 1; all that leave a genre sum to its share in B, all that reach one to its share in A.</param>
public sealed record GenreFlow(string? From, string? To, double Share);
