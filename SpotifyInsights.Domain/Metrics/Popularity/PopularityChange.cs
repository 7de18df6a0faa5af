namespace SpotifyInsights.Domain.Metrics.Popularity;

/// <summary>How the mean popularity of the tracks moved, both ends measured by one source.</summary>
/// <param name="Source">Whose popularity it is at both ends: `spotify` or `reference`.</param>
/// <param name="Over">Which tracks it is over.</param>
/// <param name="Tracks">How many different tracks that are.</param>
/// <param name="Trend">The means at both ends, and their difference beside chance.</param>
public sealed record PopularityChange(string Source, ChangeScope Over, int Tracks, Trend Trend);
