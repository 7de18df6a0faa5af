using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Numerics;
using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>How the sound changes: period by period, and from the first half of the window to the second.</summary>
internal static class MoodCalculator
{
    /// <summary>The periods, and the plays of them all by track; the tally is to be disposed.</summary>
    public static (AudioPeriod[] Periods, Tally Whole) Periods(ListeningSlice slice, TrackSounds sounds)
    {
        var (periods, whole) = (new AudioPeriod[slice.Periods.Count], new Tally(slice.View.History.Tracks.Count));
        using var tallies = new PeriodTallies(slice, new PeriodRuns(slice), Credit.First);
        while (tallies.MoveNext())
        {
            periods[tallies.Period] = One(slice.Periods[tallies.Period], tallies, sounds);
            whole.Add(tallies.Tracks);
        }

        return (periods, whole);
    }

    /// <summary>The second half of the window's days against the first.</summary>
    public static MoodChange? Change(AudioWindow window)
    {
        var days = window.Slice.Days;
        using var earlier = AudioWindow.TallyOf(window.Slice, days.FirstDay, days.FirstDay + (days.Count / 2));
        var (first, second) = (default(Half), default(Half));
        foreach (var track in window.Sounds.Ascending(TrackSounds.Mood))
        {
            var mood = window.Sounds[track][TrackSounds.Mood];
            first.Add(earlier.Plays[track], mood);
            second.Add(window.Tracks.Plays[track] - earlier.Plays[track], mood);
        }

        if (first.Plays < ConfidenceRule.MinimumPlays || second.Plays < ConfidenceRule.MinimumPlays
            || NormalChance.OfDifference(StandardError(window, earlier, first, second)) is not { } chance)
        {
            return null;
        }

        return new(first.Mean, second.Mean, second.Mean - first.Mean, chance, first.Plays, second.Plays);
    }

    /// <summary>Of the difference of the means, clustered by track: √(G / (G - 1) Σ (w₂ (x - m₂) / Σ w₂ - w₁ (x - m₁) / Σ w₁)²).</summary>
    private static double? StandardError(AudioWindow window, Tally earlier, Half first, Half second)
    {
        var (squares, clusters) = (0.0, 0);
        foreach (var track in window.Sounds.Ascending(TrackSounds.Mood))
        {
            if (window.Tracks.Plays[track] > 0)
            {
                var mood = window.Sounds[track][TrackSounds.Mood];
                var later = window.Tracks.Plays[track] - earlier.Plays[track];
                var moment = (later * (mood - second.Mean) / second.Plays) - (earlier.Plays[track] * (mood - first.Mean) / first.Plays);
                squares += moment * moment;
                clusters++;
            }
        }

        return clusters < 2 ? null : Math.Sqrt(squares * clusters / (clusters - 1));
    }

    private static AudioPeriod One(Period period, PeriodTallies tallies, TrackSounds sounds)
    {
        Span<double> sums = stackalloc double[TrackSounds.Width];
        Span<int> plays = stackalloc int[TrackSounds.Width];
        sums.Clear();
        plays.Clear();
        var (covered, tracks) = (0, 0);
        foreach (var track in tallies.Tracks.Touched)
        {
            if (sounds.HasFeatures[track])
            {
                var weight = tallies.Tracks.Plays[track];
                covered += weight;
                tracks += double.IsNaN(sounds[track][TrackSounds.Mood]) ? 0 : 1;
                Add(sounds[track], weight, sums, plays);
            }
        }

        var means = new double?[TrackSounds.Width];
        for (var column = 0; column < means.Length; column++)
        {
            means[column] = plays[column] == 0 ? null : sums[column] / plays[column];
        }

        // A play in unobserved time is known all the same: an export without coverage, a page that reached further back.
        var isKnown = period.Observed > 0 || tallies.Plays > 0;
        return new(
            period,
            isKnown ? tallies.Plays : null,
            isKnown ? covered : null,
            tallies.Plays == 0 ? null : (double)covered / tallies.Plays,
            means[TrackSounds.Mood],
            means[TrackSounds.Mood] is { } mood && tracks > 1 ? StandardError(tallies.Tracks, sounds, mood, plays[TrackSounds.Mood], tracks) : null,
            FeatureMeans.Of(feature => means[(int)feature]));
    }

    private static void Add(ReadOnlySpan<double> values, int weight, Span<double> sums, Span<int> plays)
    {
        for (var column = 0; column < values.Length; column++)
        {
            if (!double.IsNaN(values[column]))
            {
                sums[column] += weight * values[column];
                plays[column] += weight;
            }
        }
    }

    // As WeightedSample, without gathering the values first.
    private static double StandardError(Tally plays, TrackSounds sounds, double mean, int count, int clusters)
    {
        var squares = 0.0;
        foreach (var track in plays.Touched)
        {
            var moment = plays.Plays[track] * (sounds[track][TrackSounds.Mood] - mean);
            squares += double.IsNaN(moment) ? 0 : moment * moment;
        }

        return Math.Sqrt(squares * clusters / (clusters - 1)) / count;
    }

    private record struct Half
    {
        private double _sum;

        public int Plays { get; private set; }

        public readonly double Mean => _sum / Plays;

        public void Add(int plays, double mood) => (Plays, _sum) = (Plays + plays, _sum + (plays * mood));
    }
}
