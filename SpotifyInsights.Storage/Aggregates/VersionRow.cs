using NodaTime;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>
/// A row of a month version: a play, a witness, or both in one where a play has a single witness, as nearly all have.
/// </summary>
internal sealed record VersionRow
{
    public required PlayRow Play { get; init; }

    public Instant? FirstSnapshotAt { get; init; }

    public Instant? SnapshotCollectedAt { get; init; }

    public Instant? PollCollectedAt { get; init; }

    /// <summary>Kinds of sources; null for rows that are no play.</summary>
    public IReadOnlyList<string>? Sources { get; init; }

    public bool IsWitness { get; init; }
}
