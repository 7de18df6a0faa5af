using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics;

/// <summary>States what the numbers of a slice rest on; the same for every family.</summary>
public static class BasisCalculator
{
    /// <summary>Calculates the basis.</summary>
    /// <param name="slice">The slice that the metric was calculated from.</param>
    /// <param name="attributes">Coverage of the attributes that the metric uses.</param>
    public static Basis Calculate(ListeningSlice slice, IReadOnlyList<AttributeCoverage> attributes)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(attributes);
        var (window, totals) = (slice.Window, slice.Totals.All);
        var gaps = Gaps(slice);
        var (first, last) = FirstAndLast(slice);
        return new()
        {
            Window = new(window.From, window.To, window.Zone.Id, window.Granularity, window.IncludeShort),
            Plays = totals.Plays,
            ShortPlays = slice.Totals.ShortPlays,
            Minutes = totals.Minutes,
            Excluded = ExcludedIn(slice),
            FirstPlayAt = first,
            LastPlayAt = last,
            MeasuredShare = totals.Ms == 0 ? null : 1 - ((double)totals.EstimatedMs / totals.Ms),
            ObservedShare = ObservedShare(slice),
            Gaps = gaps,
            Bounds = BoundsOf(gaps.Count > 0, totals.EstimatedMs > 0),
            DataVersion = slice.View.History.DataVersion,
            AsOf = slice.View.History.AsOf,
            Attributes = attributes,
        };
    }

    private static ExcludedTotals ExcludedIn(ListeningSlice slice)
    {
        var excluded = slice.View.History.Excluded;
        var (from, to) = slice.Reach;
        var (plays, ms) = (0, 0L);
        var end = excluded.FirstAtOrAfter(to);
        for (var row = excluded.FirstAtOrAfter(from); row < end; row++)
        {
            if (PlayColumns.IsCounted(excluded.MsPlayed[row], excluded.Flags[row], slice.Window.IncludeShort) && slice.Contains(excluded.StartedAt[row]))
            {
                (plays, ms) = (plays + 1, ms + excluded.MsPlayed[row]);
            }
        }

        return new(plays, ms);
    }

    private static Bounds BoundsOf(bool hasGaps, bool hasEstimates) => new(
        hasGaps ? Bound.AtLeast : Bound.Exact,
        hasGaps || hasEstimates ? Bound.Estimate : Bound.Exact,
        hasGaps ? Bound.Biased : Bound.Exact);

    /// <summary>Observed share of the window up to now, 0 to 1; null when none of it has passed yet.</summary>
    internal static double? ObservedShare(ListeningSlice slice)
    {
        var (from, to) = Passed(slice);
        return to <= from ? null : slice.Days.ObservedMs(0, slice.Days.Count) / (to - from).TotalMilliseconds;
    }

    /// <summary>The window's time up to now.</summary>
    private static (Instant From, Instant To) Passed(ListeningSlice slice) => (
        Instant.FromUnixTimeMilliseconds(slice.Days.StartMs(0)),
        Instant.Min(Instant.FromUnixTimeMilliseconds(slice.Days.StartMs(slice.Days.Count)), slice.Now));

    private static List<Gap> Gaps(ListeningSlice slice)
    {
        var (from, to) = Passed(slice);
        var ranges = slice.View.History.Observed.Ranges;
        var gaps = new List<Gap>();
        for (var i = 0; i <= ranges.Count; i++)
        {
            var gapFrom = Instant.Max(from, i == 0 ? Instant.MinValue : ranges[i - 1].To);
            var gapTo = Instant.Min(to, i == ranges.Count ? Instant.MaxValue : ranges[i].From);
            if (gapFrom < gapTo)
            {
                gaps.Add(new(gapFrom, gapTo, Reason(i, ranges.Count)));
            }
        }

        return gaps;
    }

    private static GapReason Reason(int index, int count) =>
        index == 0 ? GapReason.BeforeCollection
        : index == count ? GapReason.NotYetCollected
        : GapReason.Missed;

    private static (Instant? First, Instant? Last) FirstAndLast(ListeningSlice slice)
    {
        var plays = slice.View.History.Plays;
        var (from, to) = slice.Reach;
        var (first, last) = (plays.FirstAtOrAfter(from), plays.FirstAtOrAfter(to) - 1);
        if (slice.Totals.All.Plays == 0)
        {
            return (null, null);
        }

        while (!IsCounted(slice, first))
        {
            first++;
        }

        while (!IsCounted(slice, last))
        {
            last--;
        }

        return (Instant.FromUnixTimeMilliseconds(plays.StartedAt[first]), Instant.FromUnixTimeMilliseconds(plays.StartedAt[last]));
    }

    private static bool IsCounted(ListeningSlice slice, int row)
    {
        var plays = slice.View.History.Plays;
        return PlayColumns.IsCounted(plays.MsPlayed[row], plays.Flags[row], slice.Window.IncludeShort)
            && slice.Contains(plays.StartedAt[row]);
    }
}
