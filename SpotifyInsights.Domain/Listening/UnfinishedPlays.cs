using NodaTime;
using SpotifyInsights.Domain.Listening.Merging;

namespace SpotifyInsights.Domain.Listening;

/// <summary>Plays in their order, whose values are not chosen yet: estimates of heard time need the end of the play before them.</summary>
public sealed class UnfinishedPlays
{
    private readonly IReadOnlyList<PlayDraft> drafts;

    internal UnfinishedPlays(IReadOnlyList<PlayDraft> drafts) => this.drafts = drafts;

    /// <summary>The end of the last play; null when there is none.</summary>
    public Instant? LastEnd => drafts.Count == 0 ? null : drafts[^1].End;

    /// <summary>The plays.</summary>
    /// <param name="previousEnd">The end of the last play before them; null when there is none.</param>
    public IReadOnlyList<MergedPlay> Finish(Instant? previousEnd)
    {
        var plays = new List<MergedPlay>(drafts.Count);
        foreach (var draft in drafts)
        {
            plays.Add(Resolve(draft, previousEnd));
            previousEnd = draft.End;
        }

        return plays;
    }

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
