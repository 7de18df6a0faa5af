namespace SpotifyInsights.Api.Aggregation;

/// <summary>What an aggregation did.</summary>
/// <param name="DataVersion">The state that holds all inputs applied so far; null while there is none.</param>
/// <param name="IsViewPublished">Whether the published files were brought up to date.</param>
public sealed record AggregationResult(string? DataVersion, bool IsViewPublished)
{
    /// <summary>Polls that were applied now.</summary>
    public int PollsApplied { get; init; }

    /// <summary>Snapshots that were applied now.</summary>
    public int SnapshotsApplied { get; init; }

    /// <summary>Imports that were applied now.</summary>
    public int ImportsApplied { get; init; }

    /// <summary>Imports whose plays were taken out, because they are no longer there.</summary>
    public int ImportsTakenBack { get; init; }

    /// <summary>Rows of the imports applied now that no play can have: heard longer than 24 hours, or at impossible times.</summary>
    public int Implausible { get; init; }
}
