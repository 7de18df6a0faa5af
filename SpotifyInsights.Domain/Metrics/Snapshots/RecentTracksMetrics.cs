namespace SpotifyInsights.Domain.Metrics.Snapshots;

/// <summary>The recently-played page in numbers. Rows are counted as Spotify sent them; means leave out rows without a value.</summary>
public sealed record RecentTracksMetrics
{
    /// <summary>Rows.</summary>
    public int Count { get; init; }

    /// <summary>Different track ids; rows without one are left out.</summary>
    public int UniqueTracks { get; init; }

    /// <summary>Different ids of first artists; rows without one are left out.</summary>
    public int UniqueArtists { get; init; }

    /// <summary>0 to 100; null when no row has a popularity.</summary>
    public double? AvgPopularity { get; init; }

    /// <summary>0 to 1; null when no row says.</summary>
    public double? ExplicitRatio { get; init; }

    /// <summary>Mean length of the tracks in seconds; null when no row has one.</summary>
    public double? AvgDurationSeconds { get; init; }

    /// <summary>Null when no row has a release year.</summary>
    public double? AvgReleaseYear { get; init; }
}
