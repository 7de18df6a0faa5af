namespace SpotifyInsights.Storage.Aggregates;

/// <summary>Which inputs the aggregates hold.</summary>
public sealed record AppliedInputs
{
    /// <summary>Recent polls.</summary>
    public AppliedCollections Polls { get; init; } = new();

    /// <summary>Full snapshots.</summary>
    public AppliedCollections Snapshots { get; init; } = new();

    /// <summary>Ids of imports, sorted.</summary>
    public IReadOnlyList<string> Imports { get; init; } = [];
}
