using NodaTime;

namespace SpotifyInsights.Domain.Listening;

/// <summary>
/// Makes plays of witnesses: first within each kind, then across kinds, then the values, and the estimates last. A function of the set of witnesses:
/// their order, repetition and the history of earlier merges do not matter.
/// </summary>
public static class PlayMerger
{
    /// <summary>The plays, by end, then key.</summary>
    /// <param name="witnesses">All witnesses of a stretch of time, usually one UTC month.</param>
    /// <param name="previousEnd">The end of the last play before that stretch; null when there is none.</param>
    /// <param name="asOf">Only what was known at or before this instant counts; null for everything.</param>
    public static IReadOnlyList<MergedPlay> Merge(IEnumerable<Witness> witnesses, Instant? previousEnd, Instant? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(witnesses);
        var known = asOf is null ? witnesses : witnesses.Select(witness => witness.AsOf(asOf.Value)).OfType<Witness>();
        var plays = new List<MergedPlay>();
        foreach (var play in ApiPlays.Group(known))
        {
            plays.Add(Resolve(play, previousEnd));
            previousEnd = play.End;
        }

        return plays;
    }

    private static MergedPlay Resolve(KindPlay play, Instant? previousEnd)
    {
        var track = PlayFields.Track(play.Witnesses);
        var (contextType, contextUri) = PlayFields.Context(play.Witnesses);
        return new MergedPlay
        {
            PlayedAt = play.End,
            MsPlayed = HeardTime.Estimate(play.End, previousEnd, track.DurationMs),
            IsEstimated = true,
            Track = track,
            ContextType = contextType,
            ContextUri = contextUri,
            FirstSnapshotAt = play.Witnesses.Min(witness => witness.FirstSnapshotAt),
            Kinds = [.. play.Witnesses.Select(witness => witness.Kind).Distinct().Order()],
        };
    }
}
