using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.ReleaseYears;

/// <summary>How the age of what is played moved: unlike the mean release year it does not rise by itself as time passes.</summary>
internal static class AgeChangeCalculator
{
    public static Trend? Calculate(ListeningSlice slice, Basis basis)
    {
        if (TrendEnds.Of(slice, basis) is not { } ends)
        {
            return null;
        }

        var (early, earlyPlays) = Sum(slice, ends.Early);
        var (late, latePlays) = Sum(slice, ends.Late);
        return ends.Between(early, earlyPlays, late, latePlays);
    }

    private static (ValueSums Ages, int Plays) Sum(ListeningSlice slice, ReadOnlySpan<PlayRun> runs)
    {
        var (ages, plays, history) = (default(ValueSums), 0, slice.View.History);
        var released = history.Tracks.Attributes.ReleaseDay;
        foreach (var run in runs)
        {
            var calendar = new RunDays(run);
            for (var row = run.From; row < run.To; row++)
            {
                if (!PlayColumns.IsCounted(history.Plays.MsPlayed[row], history.Plays.Flags[row], slice.Window.IncludeShort))
                {
                    continue;
                }

                plays++;
                var (day, release) = (calendar.DayOf(history.Plays.StartedAt[row]), released[history.Plays.Track[row]]);
                if (release != TrackAttributes.UnknownDay)
                {
                    ages.Add(Math.Max(0, day - release) / YearScale.DaysPerYear, 1);
                }
            }
        }

        return (ages, plays);
    }
}
