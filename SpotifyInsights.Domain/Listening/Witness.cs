using NodaTime;

namespace SpotifyInsights.Domain.Listening;

/// <summary>
/// What one kind of source says of one play. The same words from another page of the same kind are the same witness; other words about the same
/// play are another one, and both are kept, so that plays can be worked out again from any part of the inputs.
/// </summary>
public sealed record Witness
{
    /// <summary>The sort of source.</summary>
    public WitnessKind Kind { get; init; } = WitnessKind.Api;

    /// <summary>The end of the play as reported.</summary>
    public required Instant PlayedAt { get; init; }

    /// <summary>What was played, as reported.</summary>
    public required ReportedTrack Track { get; init; }

    /// <summary>`album`, `playlist`, `artist`, `collection`, or null.</summary>
    public string? ContextType { get; init; }

    /// <summary>The context's URI, or null.</summary>
    public string? ContextUri { get; init; }

    /// <summary>The id, as an instant, of the oldest snapshot that holds the witness; null when none does.</summary>
    public Instant? FirstSnapshotAt { get; init; }

    /// <summary>When the first of the snapshots that hold the witness was answered by Spotify; null when none holds it.</summary>
    public Instant? SnapshotCollectedAt { get; init; }

    /// <summary>When the first of the polls that hold the witness was answered by Spotify; null when none holds it.</summary>
    public Instant? PollCollectedAt { get; init; }

    /// <summary>The witness as it was known at <paramref name="instant"/>, or null when no input collected until then (inclusive) holds it.</summary>
    internal Witness? AsOf(Instant instant)
    {
        var inSnapshot = SnapshotCollectedAt <= instant;
        var inPoll = PollCollectedAt <= instant;
        return !inSnapshot && !inPoll ? null : this with
        {
            FirstSnapshotAt = inSnapshot ? FirstSnapshotAt : null,
            SnapshotCollectedAt = inSnapshot ? SnapshotCollectedAt : null,
            PollCollectedAt = inPoll ? PollCollectedAt : null,
        };
    }

    /// <summary>The same words with what both know of where they were seen.</summary>
    internal Witness SeenAlsoAs(Witness other) => this with
    {
        FirstSnapshotAt = Earlier(FirstSnapshotAt, other.FirstSnapshotAt),
        SnapshotCollectedAt = Earlier(SnapshotCollectedAt, other.SnapshotCollectedAt),
        PollCollectedAt = Earlier(PollCollectedAt, other.PollCollectedAt),
    };

    private static Instant? Earlier(Instant? a, Instant? b) => a is null || b < a ? b ?? a : a;
}
