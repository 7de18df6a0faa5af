using System.Text.Json.Serialization;
using NodaTime;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>Which inputs the aggregates hold.</summary>
public sealed record AppliedInputs
{
    /// <summary>Recent polls.</summary>
    public AppliedCollections Polls { get; init; } = new();

    /// <summary>Full snapshots.</summary>
    public AppliedCollections Snapshots { get; init; } = new();

    /// <summary>Imports, by id.</summary>
    public IReadOnlyList<AppliedImport> Imports { get; init; } = [];

    /// <summary>The newest instant at which any of them was collected; null while there is none.</summary>
    [JsonIgnore]
    public Instant? CollectedAt => new[] { Polls.CollectedAt, Snapshots.CollectedAt }.Concat(Imports.Select(import => (Instant?)import.CollectedAt)).Max();
}
