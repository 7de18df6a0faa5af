namespace SpotifyInsights.Domain.Metrics.Snapshots;

/// <summary>
/// The metrics computed when a snapshot is taken. The four blocks carry the values of the long range, because the loop of the original design
/// leaves those; `byRange` has all three. Null is "not known", never zero.
/// </summary>
public sealed record SnapshotMetrics
{
    /// <summary>The recently-played page.</summary>
    public required RecentTracksMetrics RecentTracks { get; init; }

    /// <summary>The long-range top tracks.</summary>
    public required TopTracksMetrics TopTracks { get; init; }

    /// <summary>The long-range top artists.</summary>
    public required TopArtistsMetrics TopArtists { get; init; }

    /// <summary>How varied the recently-played page is.</summary>
    public required DiversityMetrics Diversity { get; init; }

    /// <summary>The same blocks for each of Spotify's ranges; null in snapshots taken by the original Python code.</summary>
    public MetricsByRange? ByRange { get; init; }

    /// <summary>Raised when a formula changes; null in snapshots taken by the original Python code.</summary>
    public int? MetricsVersion { get; init; }
}
