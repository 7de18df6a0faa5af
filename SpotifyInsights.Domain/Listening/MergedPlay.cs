using NodaTime;

namespace SpotifyInsights.Domain.Listening;

/// <summary>One play, told once, from everything that its witnesses say.</summary>
public sealed record MergedPlay
{
    /// <summary>The end of the play. Its UTC month is the month the play belongs to.</summary>
    public required Instant PlayedAt { get; init; }

    /// <summary>Milliseconds heard, 0 or more.</summary>
    public required int MsPlayed { get; init; }

    /// <summary>Whether <see cref="MsPlayed"/> is an estimate, see <see cref="HeardTime"/>.</summary>
    public required bool IsEstimated { get; init; }

    /// <summary>What was played. Its first artist is the play's artist.</summary>
    public required ReportedTrack Track { get; init; }

    /// <summary>`album`, `playlist`, `artist`, `collection`, or null.</summary>
    public string? ContextType { get; init; }

    /// <summary>The context's URI, or null.</summary>
    public string? ContextUri { get; init; }

    /// <summary>How it was played, where an export tells it.</summary>
    public PlayCircumstances Circumstances { get; init; } = PlayCircumstances.Unknown;

    /// <summary>The id, as an instant, of the first snapshot that held the play; null when none did.</summary>
    public Instant? FirstSnapshotAt { get; init; }

    /// <summary>The kinds of source that report the play, each once, in their order.</summary>
    public required IReadOnlyList<WitnessKind> Kinds { get; init; }

    /// <summary>The kind whose end stands in <see cref="PlayedAt"/>.</summary>
    public required WitnessKind EndKind { get; init; }

    /// <summary>Everything that reports the play. Plays of equal rows of account data share their witnesses.</summary>
    public required IReadOnlyList<Witness> Witnesses { get; init; }

    /// <summary>The start of the play: the end less the time heard.</summary>
    public Instant StartedAt => PlayedAt - Duration.FromMilliseconds(MsPlayed);
}
