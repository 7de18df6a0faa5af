namespace SpotifyInsights.Domain.Metrics.Snapshots;

/// <summary>A top list of artists in numbers. Means leave out rows without a value.</summary>
public sealed record TopArtistsMetrics
{
    /// <summary>Rows.</summary>
    public int Count { get; init; }

    /// <summary>0 to 100; null when no row has a popularity.</summary>
    public double? AvgPopularity { get; init; }

    /// <summary>Null when no row has followers.</summary>
    public double? AvgFollowers { get; init; }

    /// <summary>Genres of all rows, repeats counted; null when there are rows and none has a list of genres.</summary>
    public int? TotalGenres { get; init; }

    /// <summary>Different genres; null when there are rows and none has a list of genres.</summary>
    public int? UniqueGenres { get; init; }
}
