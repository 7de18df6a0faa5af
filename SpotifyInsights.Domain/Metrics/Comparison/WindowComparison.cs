namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>Two windows of the history beside each other.</summary>
/// <param name="A">The recent one.</param>
/// <param name="B">The other one.</param>
/// <param name="Tracks">Their top tracks.</param>
/// <param name="Artists">Their top artists.</param>
/// <param name="Genres">Their genres.</param>
/// <param name="Discovery">Discovery against loyalty in both.</param>
public sealed record WindowComparison(
    ComparedWindow A, ComparedWindow B, ItemComparison Tracks, ItemComparison Artists, GenreComparison Genres, DiscoveryComparison Discovery);
