using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>
/// A row of a month version: a play, a witness, or both in one where a play has a single witness, as nearly all have. Numbers and what many rows share: a month
/// has thousands. All times are Unix milliseconds.
/// </summary>
public readonly record struct VersionRow
{
    /// <summary>The end of the play; of a witness alone the instant that it reports.</summary>
    public required long PlayedAtMs { get; init; }

    /// <summary>Milliseconds heard; null in a witness alone that does not say.</summary>
    public required int? MsPlayed { get; init; }

    /// <summary>Whether <see cref="MsPlayed"/> is an estimate.</summary>
    public bool IsEstimated { get; init; }

    /// <summary>What was played.</summary>
    public required ReportedTrack Track { get; init; }

    /// <summary>`album`, `playlist` …, or null.</summary>
    public string? ContextType { get; init; }

    /// <summary>The context's URI, or null.</summary>
    public string? ContextUri { get; init; }

    /// <summary>How it was played.</summary>
    public required PlayCircumstances Circumstances { get; init; }

    /// <summary>The kind of source whose end stands.</summary>
    public required WitnessKind Kind { get; init; }

    /// <summary>The kinds of sources that report the play; null for a witness alone.</summary>
    public IReadOnlyList<WitnessKind>? Kinds { get; init; }

    /// <summary>The imports that hold the witness; null where the row is no witness.</summary>
    public IReadOnlyList<ImportSighting>? Imports { get; init; }

    /// <summary>The id of the first snapshot that held it; null when none did.</summary>
    public long? FirstSnapshotAtMs { get; init; }

    /// <summary>When the first snapshot that holds the witness was collected; null when none does.</summary>
    public long? SnapshotCollectedAtMs { get; init; }

    /// <summary>When the first poll that holds the witness was collected; null when none does.</summary>
    public long? PollCollectedAtMs { get; init; }

    /// <summary>The instant that the witness reports, where it is not the end of the play.</summary>
    public long? ReportedAtMs { get; init; }

    /// <summary>The start of the play by the device's own clock, as the witness says it.</summary>
    public long? OfflineAtMs { get; init; }

    /// <summary>Whether the row is a witness.</summary>
    public bool IsWitness => Imports is not null;

    internal PlayRow Play => new()
    {
        PlayedAtMs = PlayedAtMs,
        Track = Track,
        ContextType = ContextType,
        ContextUri = ContextUri,
        Source = KindText.Of(Kind),
        MsPlayed = MsPlayed,
        IsEstimated = MsPlayed is null ? null : IsEstimated,
    };
}
