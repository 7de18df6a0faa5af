namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>Where a track or artist stands on one side of a comparison.</summary>
/// <param name="Rank">From 1, also beyond the top; null where it was not heard or is not in Spotify's list.</param>
/// <param name="Plays">Counted plays; 0 where it was not heard in observed time; null where nothing is known of that time.</param>
/// <param name="Minutes">Minutes heard in them; null with <paramref name="Plays"/>.</param>
public sealed record Standing(int? Rank, int? Plays, double? Minutes);
