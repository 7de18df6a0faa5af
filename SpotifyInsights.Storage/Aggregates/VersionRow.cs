using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>
/// A row of a month version: a play, a witness, or both in one where a play has a single witness, as nearly all have. It holds nothing of its own: a month has
/// thousands.
/// </summary>
/// <param name="Told">The play; null for a witness alone.</param>
/// <param name="Known">The witness; null for a play whose witnesses have rows of their own.</param>
internal readonly record struct VersionRow(MergedPlay? Told, Witness? Known)
{
    public PlayRow Play => Told is not null ? Of(Told) : Of(Known!);

    public PlayCircumstances Circumstances => Told?.Circumstances ?? Known!.Circumstances;

    public Instant? FirstSnapshotAt => Told is not null ? Told.FirstSnapshotAt : Known!.FirstSnapshotAt;

    public Instant? SnapshotCollectedAt => Known?.SnapshotCollectedAt;

    public Instant? PollCollectedAt => Known?.PollCollectedAt;

    /// <summary>The instant that the witness reports, where it is not the end of the play.</summary>
    public Instant? ReportedAt => Told is not null && Known is not null && Known.PlayedAt != Told.PlayedAt ? Known.PlayedAt : null;

    public Instant? OfflineAt => Known?.OfflineAt;

    /// <summary>The imports that hold the witness, each as often as it does; null for none.</summary>
    public IReadOnlyList<string>? ImportIds => Known is { Imports.Count: > 0 }
        ? [.. Known.Imports.SelectMany(import => Enumerable.Repeat(import.ImportId, import.Count))]
        : null;

    /// <summary>Kinds of sources; null for rows that are no play.</summary>
    public IReadOnlyList<string>? Sources => Told is null ? null : [.. Told.Kinds.Select(KindText.Of)];

    public bool IsWitness => Known is not null;

    private static PlayRow Of(MergedPlay play) => new()
    {
        PlayedAt = play.PlayedAt,
        Track = play.Track,
        ContextType = play.ContextType,
        ContextUri = play.ContextUri,
        Source = KindText.Of(play.EndKind),
        MsPlayed = play.MsPlayed,
        IsEstimated = play.IsEstimated,
    };

    private static PlayRow Of(Witness witness) => new()
    {
        PlayedAt = witness.PlayedAt,
        Track = witness.Track,
        ContextType = witness.ContextType,
        ContextUri = witness.ContextUri,
        Source = KindText.Of(witness.Kind),
        MsPlayed = (int?)witness.HeardMs,
        IsEstimated = witness.HeardMs is null ? null : false,
    };
}
