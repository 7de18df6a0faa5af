using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.AudioProfile;
using SpotifyInsights.Domain.Metrics.Contexts;
using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Tests.Domain.Metrics.AudioProfile;

/// <summary>The fast path against plain LINQ, over random histories with random sounds.</summary>
public sealed class AudioOracleTests
{
    private static int Histories => Environment.GetEnvironmentVariable("FULL") == "1" ? 3_000 : 400;

    [Fact]
    public void Profile_OfRandomHistories_EqualsTheOracle()
    {
        for (var seed = 0; seed < Histories; seed++)
        {
            var (slice, oracle) = Make(seed);

            var metrics = AudioProfileCalculator.Calculate(slice, Ranking.Default);

            metrics.Basis.Plays.ShouldBe(oracle.Heard.Count);
            (metrics.Availability.Plays, metrics.Availability.Tracks).ShouldBe((oracle.Covered, oracle.CoveredTracks));
            foreach (var feature in metrics.Features)
            {
                Same(feature, oracle, seed);
            }

            var moods = oracle.Values(AudioOracle.Mood);
            Near(metrics.MoodScore.Score, AudioOracle.Mean(moods), seed);
            Near(metrics.MoodScore.StandardError, AudioOracle.StandardError(moods), seed);
            Near(metrics.MoodScore.LowerBound, oracle.Heard.Count == 0 ? null : moods.Sum(pair => pair.Value) / oracle.Heard.Count, seed);
            Near(metrics.MoodScore.UpperBound, oracle.Heard.Count == 0 ? null : (moods.Sum(pair => pair.Value) + (100 * (oracle.Heard.Count - moods.Count))) / oracle.Heard.Count, seed);
            Periods(metrics, oracle, seed);
            Change(metrics.MoodChange, oracle, slice.Window, seed);
            Near(metrics.AcousticElectronic.AcousticShare, AudioOracle.Mean(oracle.Values(sound => sound.Acousticness is null ? null : sound.Acousticness >= 0.5 ? 1 : 0)), seed);
            Near(metrics.InstrumentalVocal.StandardError, AudioOracle.StandardError(oracle.Values(sound => sound.Instrumentalness is null ? null : sound.Instrumentalness >= 0.5 ? 1 : 0)), seed);
            metrics.Tracks.Select(track => (track.Key, track.Plays)).ShouldBe(oracle.Heard.GroupBy(play => play.Key)
                .OrderByDescending(track => track.Count()).ThenByDescending(track => track.Sum(play => play.MsPlayed)).ThenBy(track => track.Key, StringComparer.Ordinal)
                .Take(10).Select(track => (track.Key, track.Count())));
            metrics.Tracks.ShouldAllBe(track => track.HasAudioFeatures == (oracle.SoundOf(track.Key) != null));
        }
    }

    [Fact]
    public void Contexts_OfRandomHistories_EqualTheOracle()
    {
        for (var seed = 0; seed < Histories; seed++)
        {
            var (slice, oracle) = Make(seed);

            var metrics = ContextCalculator.Calculate(slice, Ranking.Default);

            var plays = oracle.Heard.Select(play => (play.Local, play.MsPlayed, play.Key, Context: oracle.Context(play.Key))).ToList();
            var known = plays.Where(play => play.Context != "unknown").ToList();
            foreach (var share in metrics.Contexts)
            {
                var name = share.Context.ToString().ToLowerInvariant();
                share.Plays.ShouldBe(plays.Count(play => play.Context == name));
                share.Minutes.ShouldBe(plays.Where(play => play.Context == name).Sum(play => play.MsPlayed / 60_000.0), 1e-6);
                var hits = known.Select(play => (play.Key, play.Context == name ? 1.0 : 0)).ToList();
                Near(share.KnownShare, name == "unknown" ? null : AudioOracle.Mean(hits), seed);
                Near(share.StandardError, name == "unknown" ? null : AudioOracle.StandardError(hits), seed);
            }

            foreach (var hour in metrics.HourOfDay)
            {
                hour.Plays.ShouldBe(Count(plays.Where(play => play.Local.Hour == hour.Hour).Select(play => play.Context)));
            }

            foreach (var period in metrics.Periods)
            {
                var own = plays.Where(play => play.Local.Date >= period.Period.From && play.Local.Date < period.Period.To).ToList();
                period.Plays.ShouldBe(own.Count > 0 || period.Period.Observed > 0 ? Count(own.Select(play => play.Context)) : null);
            }

            foreach (var defining in metrics.Defining)
            {
                var name = defining.Context.ToString().ToLowerInvariant();
                defining.Tracks.Select(track => track.Key).ShouldBe(plays.Where(play => play.Context == name).GroupBy(play => play.Key)
                    .OrderByDescending(track => track.Count()).ThenByDescending(track => track.Sum(play => play.MsPlayed)).ThenBy(track => track.Key, StringComparer.Ordinal)
                    .Take(10).Select(track => track.Key));
            }
        }
    }

    private static (ListeningSlice Slice, AudioOracle Oracle) Make(int seed)
    {
        var random = RandomHistory.Of(seed);
        var sounds = AudioHistories.Random(random, seed);
        var history = AudioHistories.With(random.History, sounds);
        return (new ListeningSlice(new ListeningView(history, random.Window.Zone), random.Window, random.Now), new AudioOracle(random, sounds));
    }

    private static void Same(FeatureProfile profile, AudioOracle oracle, int seed)
    {
        var values = oracle.Values(sound => sound[profile.Feature]);
        profile.Plays.ShouldBe(values.Count);
        Near(profile.Mean, AudioOracle.Mean(values), seed);
        Near(profile.StandardError, AudioOracle.StandardError(values), seed);
        Near(profile.Median, AudioOracle.Quantile(values, 0.5), seed);
        Near(profile.Quantiles.P05, AudioOracle.Quantile(values, 0.05), seed);
        Near(profile.Quantiles.P25, AudioOracle.Quantile(values, 0.25), seed);
        Near(profile.Quantiles.P75, AudioOracle.Quantile(values, 0.75), seed);
        Near(profile.Quantiles.P95, AudioOracle.Quantile(values, 0.95), seed);
        var isUnit = profile.Feature is not (AudioFeature.Tempo or AudioFeature.Loudness);
        var (sum, all) = (values.Sum(pair => pair.Value), oracle.Heard.Count);
        Near(profile.LowerBound, isUnit && all > 0 ? sum / all : null, seed);
        Near(profile.UpperBound, isUnit && all > 0 ? (sum + all - values.Count) / all : null, seed);
        profile.Distribution.Plays.Sum().ShouldBe(values.Count);
        var width = (profile.Distribution.To - profile.Distribution.From) / 32;
        profile.Distribution.Plays[9].ShouldBe(values.Count(pair =>
            pair.Value >= profile.Distribution.From + (9 * width) && pair.Value < profile.Distribution.From + (10 * width)));
        (profile.Distribution.Density.Sum() * width).ShouldBe(values.Count == 0 ? 0 : 1, 1e-9);
    }

    private static void Periods(AudioProfileMetrics metrics, AudioOracle oracle, int seed)
    {
        foreach (var period in metrics.Periods)
        {
            var (from, to) = (period.Period.From, period.Period.To);
            var plays = oracle.Heard.Where(play => play.Local.Date >= from && play.Local.Date < to).ToList();
            var isKnown = plays.Count > 0 || period.Period.Observed > 0;
            period.Plays.ShouldBe(isKnown ? plays.Count : null);
            period.CoveredPlays.ShouldBe(isKnown ? plays.Count(play => oracle.SoundOf(play.Key) is not null) : null);
            var moods = oracle.Values(AudioOracle.Mood, from, to);
            Near(period.MoodScore, AudioOracle.Mean(moods), seed);
            Near(period.MoodStandardError, AudioOracle.StandardError(moods), seed);
            Near(period.Means.Danceability, AudioOracle.Mean(oracle.Values(sound => sound.Danceability, from, to)), seed);
            Near(period.Means.Tempo, AudioOracle.Mean(oracle.Values(sound => sound.Tempo, from, to)), seed);
            Near(period.Means.Loudness, AudioOracle.Mean(oracle.Values(sound => sound.Loudness, from, to)), seed);
        }
    }

    private static void Change(MoodChange? change, AudioOracle oracle, ListeningWindow window, int seed)
    {
        var middle = window.From.PlusDays(NodaTime.Period.DaysBetween(window.From, window.To) / 2);
        var (earlier, later) = (oracle.Values(AudioOracle.Mood, to: middle), oracle.Values(AudioOracle.Mood, from: middle));
        var tracks = earlier.Concat(later).Select(pair => pair.Key).Distinct().ToList();
        if (earlier.Count < 50 || later.Count < 50 || tracks.Count < 2)
        {
            change.ShouldBeNull();
            return;
        }

        var (first, second) = (earlier.Average(pair => pair.Value), later.Average(pair => pair.Value));
        var squares = tracks.Sum(track => Math.Pow(
            (later.Where(pair => pair.Key == track).Sum(pair => pair.Value - second) / later.Count)
                - (earlier.Where(pair => pair.Key == track).Sum(pair => pair.Value - first) / earlier.Count),
            2));
        Near(change!.Difference, second - first, seed);
        Near(change.Chance.Upper, 1.96 * Math.Sqrt(squares * tracks.Count / (tracks.Count - 1)), seed);
    }

    private static ContextPlays Count(IEnumerable<string> contexts)
    {
        var counts = contexts.CountBy(context => context).ToDictionary();
        int Of(string context) => counts.GetValueOrDefault(context);
        return new(Of("workout"), Of("focus"), Of("party"), Of("relax"), Of("mixed"), Of("unknown"));
    }

    private static void Near(double? value, double? expected, int seed)
    {
        (value is null).ShouldBe(expected is null, $"seed {seed}");
        if (expected is { } number)
        {
            value!.Value.ShouldBe(number, 1e-9 * Math.Max(1, Math.Abs(number)), $"seed {seed}");
        }
    }
}
