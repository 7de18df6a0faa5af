using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics;

/// <summary>The early and the late third of a window's listening, for trends.</summary>
internal sealed class TrendEnds
{
    private const int Parts = 3;

    /// <summary>Less than four weeks from the first play to the last is no trend.</summary>
    private const int LeastDays = 28;

    private readonly int[] _firstDays;
    private readonly PlayRun[] _early;
    private readonly PlayRun[] _late;

    private TrendEnds(ListeningSlice slice, int[] firstDays)
    {
        _firstDays = firstDays;
        var runs = new PeriodRuns(slice, firstDays).Runs;
        _early = [.. runs.Where(run => run.Period == 0)];
        _late = [.. runs.Where(run => run.Period == 2)];
    }

    public ReadOnlySpan<PlayRun> Early => _early;

    public ReadOnlySpan<PlayRun> Late => _late;

    /// <summary>The ends of a window; null when it is too short for a trend.</summary>
    /// <param name="slice">The window.</param>
    /// <param name="basis">Its basis, which knows the first and the last play.</param>
    public static TrendEnds? Of(ListeningSlice slice, Basis basis)
    {
        if (basis is not { FirstPlayAt: { } first, LastPlayAt: { } last })
        {
            return null;
        }

        var (from, to) = (DayOf(first, slice), DayOf(last, slice) + 1);
        var length = (to - from) / Parts;
        return to - from < LeastDays ? null : new(slice, [from, from + length, to - length, to]);
    }

    /// <summary>Counts the plays of both ends by track.</summary>
    public static void Count(ListeningSlice slice, ReadOnlySpan<PlayRun> runs, Tally tracks)
    {
        var plays = slice.View.History.Plays;
        foreach (var run in runs)
        {
            tracks.AddRows(
                plays.MsPlayed[run.From..run.To], plays.Track[run.From..run.To], plays.Flags[run.From..run.To], slice.Window.IncludeShort, indexOfTrack: []);
        }
    }

    /// <summary>The trend of what was summed up; null under 50 known plays at either end.</summary>
    /// <param name="early">The known values of the early end.</param>
    /// <param name="earlyPlays">All its plays.</param>
    /// <param name="late">The known values of the late end.</param>
    /// <param name="latePlays">All its plays.</param>
    public Trend? Between(ValueSums early, int earlyPlays, ValueSums late, int latePlays)
    {
        if (Math.Min(early.Count, late.Count) < ConfidenceRule.MinimumPlays
            || ValueSums.ChanceOfDistance(early, late) is not { } chance
            || (early.Mean, late.Mean) is not ({ } before, { } after))
        {
            return null;
        }

        return new(
            new(LocalDay.ToDate(_firstDays[0]), LocalDay.ToDate(_firstDays[1]), early.Count, (double)early.Count / earlyPlays, before),
            new(LocalDay.ToDate(_firstDays[2]), LocalDay.ToDate(_firstDays[^1]), late.Count, (double)late.Count / latePlays, after),
            after - before,
            chance);
    }

    private static int DayOf(Instant instant, ListeningSlice slice) => LocalDay.At(instant.ToUnixTimeMilliseconds(), slice.Window.Zone);
}
