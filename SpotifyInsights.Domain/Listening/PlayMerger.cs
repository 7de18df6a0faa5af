using NodaTime;
using SpotifyInsights.Domain.Listening.Merging;

namespace SpotifyInsights.Domain.Listening;

/// <summary>
/// Makes plays of witnesses: first within each kind, then across kinds, then the values, and the estimates last. A function of the set of witnesses:
/// their order, repetition and the history of earlier merges do not matter.
/// </summary>
public static class PlayMerger
{
    /// <summary>The plays, by end, then key.</summary>
    /// <param name="witnesses">All witnesses of a stretch of time. Implausible ones (see <see cref="WitnessTime"/>) are left out.</param>
    /// <param name="previousEnd">The end of the last play before that stretch; null when there is none.</param>
    /// <param name="asOf">Only what was known at or before this instant counts; null for everything.</param>
    public static IReadOnlyList<MergedPlay> Merge(IEnumerable<Witness> witnesses, Instant? previousEnd, Instant? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(witnesses);
        var plays = Drafts(witnesses, asOf);
        return new UnfinishedPlays(plays, 0, plays.Count).Finish(previousEnd);
    }

    /// <summary>The plays of one UTC month, by end, then key.</summary>
    /// <param name="month">The month of the plays' ends.</param>
    /// <param name="witnesses">All witnesses that touch the month (<see cref="WitnessTime.Touches"/>); others may be among them.</param>
    /// <param name="previousEnd">The end of the last play before the month; null when there is none.</param>
    /// <param name="asOf">Only what was known at or before this instant counts; null for everything.</param>
    public static IReadOnlyList<MergedPlay> MergeMonth(
        YearMonth month, IEnumerable<Witness> witnesses, Instant? previousEnd, Instant? asOf = null)
    {
        return BeginMonth(month, witnesses, asOf).Finish(previousEnd);
    }

    /// <summary>As <see cref="MergeMonth"/>, up to where the play before the month has to be known: so that months can be worked out at the same time.</summary>
    /// <param name="month">The month of the plays' ends.</param>
    /// <param name="witnesses">All witnesses that touch the month.</param>
    /// <param name="asOf">Only what was known at or before this instant counts; null for everything.</param>
    public static UnfinishedPlays BeginMonth(YearMonth month, IEnumerable<Witness> witnesses, Instant? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(witnesses);
        var (from, to) = (UtcMonth.StartOf(month).ToUnixTimeMilliseconds(), UtcMonth.EndOf(month).ToUnixTimeMilliseconds());
        var plays = Drafts(witnesses, asOf);

        // They are in order of their ends.
        var (first, end) = (0, plays.Count);
        while (first < end && plays[first].EndMs < from)
        {
            first++;
        }

        while (end > first && plays[end - 1].EndMs >= to)
        {
            end--;
        }

        return new UnfinishedPlays(plays, first, end);
    }

    private static IReadOnlyList<PlayDraft> Drafts(IEnumerable<Witness> witnesses, Instant? asOf)
    {
        var known = asOf is null ? witnesses : witnesses.Select(witness => witness.AsOf(asOf.Value)).OfType<Witness>();
        var all = WitnessSet.Distinct(known);
        IReadOnlyList<PlayDraft> plays = [];
        for (int from = 0, to; from < all.Count; from = to)
        {
            // They are in order of their kinds.
            var ofKind = new List<Witness>();
            for (to = from; to < all.Count && all[to].Kind == all[from].Kind; to++)
            {
                if (!WitnessTime.IsImplausible(all[to]))
                {
                    ofKind.Add(all[to]);
                }
            }

            plays = new PlayMatching(plays, KindPlays.Of(all[from].Kind, ofKind)).Join(MatchRule.Of(all[from].Kind));
        }

        return plays;
    }
}
