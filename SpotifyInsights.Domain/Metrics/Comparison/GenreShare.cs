namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>A genre on both sides.</summary>
/// <param name="Genre">Its name.</param>
/// <param name="A">Share on the recent side, 0 to 1; null where no genre is known there.</param>
/// <param name="B">Share on the other side, 0 to 1; null where no genre is known there.</param>
public sealed record GenreShare(string Genre, double? A, double? B);
