using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>
/// A row of a month version: a play, a witness, or both in one where a play has a single witness, as nearly all have.
/// </summary>
internal sealed record VersionRow
{
    public required PlayRow Play { get; init; }

    public PlayCircumstances Circumstances { get; init; } = PlayCircumstances.Unknown;

    public Instant? FirstSnapshotAt { get; init; }

    public Instant? SnapshotCollectedAt { get; init; }

    public Instant? PollCollectedAt { get; init; }

    /// <summary>The instant that the witness reports, where it is not the end of the play.</summary>
    public Instant? ReportedAt { get; init; }

    public Instant? OfflineAt { get; init; }

    /// <summary>The imports that hold the witness, each as often as it does; null for none.</summary>
    public IReadOnlyList<string>? ImportIds { get; init; }

    /// <summary>Kinds of sources; null for rows that are no play.</summary>
    public IReadOnlyList<string>? Sources { get; init; }

    public bool IsWitness { get; init; }
}
