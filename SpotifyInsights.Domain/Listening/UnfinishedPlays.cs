using NodaTime;
using SpotifyInsights.Domain.Listening.Merging;

namespace SpotifyInsights.Domain.Listening;

/// <summary>Plays in their order, whose values are not chosen yet: estimates of heard time need the end of the play before them.</summary>
public sealed class UnfinishedPlays
{
    private readonly IReadOnlyList<PlayDraft> drafts;
    private readonly int first;
    private readonly int end;

    internal UnfinishedPlays(IReadOnlyList<PlayDraft> drafts, int first, int end) => (this.drafts, this.first, this.end) = (drafts, first, end);

    /// <summary>The end of the last play; null when there is none.</summary>
    public Instant? LastEnd => first == end ? null : drafts[end - 1].End;

    /// <summary>The plays.</summary>
    /// <param name="previousEnd">The end of the last play before them; null when there is none.</param>
    public IReadOnlyList<MergedPlay> Finish(Instant? previousEnd)
    {
        var plays = new MergedPlay[end - first];
        for (var play = 0; play < plays.Length; play++)
        {
            var draft = drafts[first + play];
            plays[play] = draft.Only is { } only ? Resolve(draft, only, previousEnd) : Resolve(draft, previousEnd);
            previousEnd = draft.End;
        }

        return plays;
    }

    // As nearly all plays are: there is nothing to choose.
    private static MergedPlay Resolve(PlayDraft draft, Witness only, Instant? previousEnd) => new()
    {
        PlayedAt = draft.End,
        MsPlayed = draft.HeardMs ?? HeardTime.Estimate(draft.End, previousEnd, only.Track.DurationMs),
        IsEstimated = draft.HeardMs is null,
        Track = only.Track,
        ContextType = only.ContextType,
        ContextUri = only.ContextUri,
        Circumstances = only.Circumstances,
        FirstSnapshotAt = only.FirstSnapshotAt,
        Kinds = WitnessKinds.Only(only.Kind),
        EndKind = only.Kind,
        Witnesses = draft.Witnesses,
    };

    private static MergedPlay Resolve(PlayDraft draft, Instant? previousEnd)
    {
        var witnesses = draft.Witnesses;
        var track = PlayFields.Track(witnesses);
        var (contextType, contextUri) = PlayFields.Context(witnesses);
        return new MergedPlay
        {
            PlayedAt = draft.End,
            MsPlayed = draft.HeardMs ?? HeardTime.Estimate(draft.End, previousEnd, track.DurationMs),
            IsEstimated = draft.HeardMs is null,
            Track = track,
            ContextType = contextType,
            ContextUri = contextUri,
            Circumstances = draft.Circumstances,
            FirstSnapshotAt = witnesses.Min(witness => witness.FirstSnapshotAt),
            Kinds = [.. draft.Parts.Select(part => part.Kind)],
            EndKind = draft.EndKind,
            Witnesses = witnesses,
        };
    }
}
