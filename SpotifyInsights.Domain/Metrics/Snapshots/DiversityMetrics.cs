namespace SpotifyInsights.Domain.Metrics.Snapshots;

/// <summary>How varied the recently-played page is.</summary>
/// <param name="ArtistDiversity">Unique artists / rows, 0 to 1; null when there are no rows.</param>
/// <param name="MainstreamScore">Mean popularity of the tracks, 0 to 100; null when no row has a popularity.</param>
public sealed record DiversityMetrics(double? ArtistDiversity, double? MainstreamScore);
