namespace SpotifyInsights.Domain.Metrics.Snapshots;

/// <summary>A top list of tracks in numbers. Means leave out rows without a value.</summary>
public sealed record TopTracksMetrics
{
    /// <summary>0 to 100; null when no row has a popularity.</summary>
    public double? AvgPopularity { get; init; }

    /// <summary>0 to 1; null when no row says.</summary>
    public double? ExplicitRatio { get; init; }

    /// <summary>Mean length of the tracks in seconds; null when no row has one.</summary>
    public double? AvgDurationSeconds { get; init; }

    /// <summary>How many of the tracks stand on albums and on singles.</summary>
    public required AlbumVersusSingle AlbumVsSingle { get; init; }
}
