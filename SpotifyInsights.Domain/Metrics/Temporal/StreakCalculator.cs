using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Temporal;

/// <summary>Finds runs of days with plays.</summary>
internal static class StreakCalculator
{
    private const int TopCount = 10;

    public static StreakMetrics Calculate(ListeningSlice slice)
    {
        var runs = Runs(slice);
        var top = runs
            .OrderByDescending(run => run.Days)
            .ThenBy(run => run.First)
            .Take(TopCount)
            .Select(run => ToStreak(slice, run))
            .ToArray();
        return new(Current(slice, runs), top.FirstOrDefault(), top);
    }

    private static List<Run> Runs(ListeningSlice slice)
    {
        var runs = new List<Run>();
        Run? open = null;
        for (var i = 0; i < slice.Days.Count; i++)
        {
            if (slice.Totals.Days[i].Plays > 0)
            {
                open = new(open?.First ?? i, i, (open?.Days ?? 0) + 1);
            }
            else if (open is { } run && slice.Days.LengthMs(i) > 0)
            {
                runs.Add(run);
                open = null;
            }
        }

        if (open is { } last)
        {
            runs.Add(last);
        }

        return runs;
    }

    private static Streak? Current(ListeningSlice slice, List<Run> runs)
    {
        if (runs.Count == 0 || runs[^1].Last > slice.TodayIndex)
        {
            return null;
        }

        for (var i = runs[^1].Last + 1; i < slice.TodayIndex; i++)
        {
            if (i >= slice.Days.Count || slice.Days.LengthMs(i) > 0)
            {
                return null;
            }
        }

        return ToStreak(slice, runs[^1]);
    }

    private static Streak ToStreak(ListeningSlice slice, Run run) => new(
        slice.Days.Date(run.First),
        slice.Days.Date(run.Last),
        run.Days,
        MayGoOn(slice, run.First, -1) || MayGoOn(slice, run.Last, 1));

    /// <summary>
    /// Whether the day beside a run might belong to it. Inside the window that day is silent, so it must have been wholly
    /// observed to end the run; outside, a play on it does go on. Today and later do not count: that is not over yet.
    /// </summary>
    private static bool MayGoOn(ListeningSlice slice, int index, int step)
    {
        var day = index + step;
        if (day >= slice.TodayIndex)
        {
            return false;
        }

        var number = slice.Days.FirstDay + day;
        var beside = new WindowDays(slice.Window.Zone, number, number + 1, slice.View.History.Observed, slice.Now);
        return beside.LengthMs(0) == 0
            ? MayGoOn(slice, day, step)
            : !beside.IsWhollyObserved(0) || HasPlays(slice, number);
    }

    private static bool HasPlays(ListeningSlice slice, int day)
    {
        var hours = slice.View.Hours;
        return WindowTotals.Sum(hours.Counting(day)).Plays > 0
            || (slice.Window.IncludeShort && WindowTotals.Sum(hours.Short(day)).Plays > 0);
    }

    private readonly record struct Run(int First, int Last, int Days);
}
