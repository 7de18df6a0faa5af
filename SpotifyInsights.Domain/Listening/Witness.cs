using NodaTime;

namespace SpotifyInsights.Domain.Listening;

/// <summary>
/// What one kind of source says of one play. The same words from another input of the same kind are the same witness; other words about the same
/// play are another one, and both are kept, so that plays can be worked out again from any part of the inputs.
/// </summary>
public sealed record Witness
{
    /// <summary>The sort of source.</summary>
    public WitnessKind Kind { get; init; } = WitnessKind.Api;

    /// <summary>The instant as reported: the end of the play; of a scrobble its start; of account data the end cut to the minute.</summary>
    public required Instant PlayedAt { get; init; }

    /// <summary>Milliseconds heard as reported; null where the kind of source does not say.</summary>
    public long? HeardMs { get; init; }

    /// <summary>An export's `offline_timestamp`: the start of the play by the device's own clock. Null when not given.</summary>
    public Instant? OfflineAt { get; init; }

    /// <summary>What was played, as reported.</summary>
    public required ReportedTrack Track { get; init; }

    /// <summary>`album`, `playlist`, `artist`, `collection`, or null.</summary>
    public string? ContextType { get; init; }

    /// <summary>The context's URI, or null.</summary>
    public string? ContextUri { get; init; }

    /// <summary>How it was played, as exports tell it.</summary>
    public PlayCircumstances Circumstances { get; init; } = PlayCircumstances.Unknown;

    /// <summary>The id, as an instant, of the oldest snapshot that holds the witness; null when none does.</summary>
    public Instant? FirstSnapshotAt { get; init; }

    /// <summary>When the first of the snapshots that hold the witness was answered by Spotify; null when none holds it.</summary>
    public Instant? SnapshotCollectedAt { get; init; }

    /// <summary>When the first of the polls that hold the witness was answered by Spotify; null when none holds it.</summary>
    public Instant? PollCollectedAt { get; init; }

    /// <summary>The imports that hold the witness, each once, by id. All are kept, because any of them may be taken back.</summary>
    public IReadOnlyList<ImportSighting> Imports { get; init; } = [];

    /// <summary>The witness as it was known at <paramref name="instant"/>, or null when no input collected until then (inclusive) holds it.</summary>
    internal Witness? AsOf(Instant instant)
    {
        var inSnapshot = SnapshotCollectedAt <= instant;
        var inPoll = PollCollectedAt <= instant;
        var imports = Only(import => import.CollectedAt <= instant);
        return !inSnapshot && !inPoll && imports.Count == 0 ? null : this with
        {
            FirstSnapshotAt = inSnapshot ? FirstSnapshotAt : null,
            SnapshotCollectedAt = inSnapshot ? SnapshotCollectedAt : null,
            PollCollectedAt = inPoll ? PollCollectedAt : null,
            Imports = imports,
        };
    }

    /// <summary>The witness as if some imports had never been, or null when no other input holds it.</summary>
    internal Witness? Without(IReadOnlySet<string> importIds)
    {
        var imports = Only(import => !importIds.Contains(import.ImportId));
        return imports.Count == Imports.Count ? this
            : imports.Count == 0 && SnapshotCollectedAt is null && PollCollectedAt is null ? null
            : this with { Imports = imports };
    }

    /// <summary>The same words with what both know of where they were seen.</summary>
    internal Witness SeenAlsoAs(Witness other) => this with
    {
        FirstSnapshotAt = Earlier(FirstSnapshotAt, other.FirstSnapshotAt),
        SnapshotCollectedAt = Earlier(SnapshotCollectedAt, other.SnapshotCollectedAt),
        PollCollectedAt = Earlier(PollCollectedAt, other.PollCollectedAt),
        Imports = Together(Imports, other.Imports),
    };

    private static Instant? Earlier(Instant? a, Instant? b) => a is null || b < a ? b ?? a : a;

    // The same import twice is one import: its rows do not add up.
    private static IReadOnlyList<ImportSighting> Together(IReadOnlyList<ImportSighting> some, IReadOnlyList<ImportSighting> others) =>
        some.Count == 0 ? others
        : others.Count == 0 ? some
        : [.. some.Concat(others)
            .GroupBy(import => import.ImportId, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new ImportSighting(group.Key, group.Min(import => import.CollectedAt), group.Max(import => import.Count)))];

    private IReadOnlyList<ImportSighting> Only(Func<ImportSighting, bool> isKept) =>
        Imports.Count == 0 || Imports.All(isKept) ? Imports : [.. Imports.Where(isKept)];
}
