using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Content;
using static SpotifyInsights.Tests.Domain.Metrics.PlainWindow;

namespace SpotifyInsights.Tests.Domain.Metrics.Content;

public sealed class ContentOracleTests
{
    // 4,000 lives in four runs, so that a failure names a range of seeds and the runs can share the cores.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Calculate_RandomHistories_EqualsPlainLinq(int part)
    {
        const int perPart = 1_000;
        var changes = 0;
        for (var seed = part * perPart; seed < (part + 1) * perPart; seed++)
        {
            var random = RandomHistory.Of(seed);
            var metrics = Calculate(random);
            var oracle = new ContentOracle(random);
            var (plays, life) = (oracle.Life.Counted, $"seed {seed}, {oracle.Life.Name}");

            metrics.Basis.Plays.ShouldBe(plays.Count, life);
            CompareLevels(metrics.ByPlays, [.. plays.Select(play => play.Song)], life);
            CompareLevels(metrics.ByTracks, Songs(plays), life);
            CompareCompletion(metrics.Completion, oracle.Life.Everything, life);
            CompareSpoken(metrics.SpokenWord, oracle, oracle.Life.Everything, life);
            ComparePeriods(metrics, oracle, life);
            changes += CompareChange(metrics.ExplicitChange, oracle.Change(song => song.IsExplicit is { } value ? value ? 1 : 0 : null), life);
            changes += CompareChange(metrics.AlbumChange, oracle.Change(song => song.AlbumType == AlbumType.Unknown ? null : song.AlbumType == AlbumType.Album ? 1 : 0), life);
            changes += CompareChange(metrics.DurationChange, oracle.Change(song => song.DurationMs / 1000.0), life);
            CompareCoverage(metrics.Basis, plays, life);
        }

        changes.ShouldBeGreaterThan(30);
    }

    [Fact]
    public void Calculate_RandomHistories_PartsSumToTheWhole()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var metrics = Calculate(RandomHistory.Of(seed));
            var periods = metrics.Periods.Select(period => period.ByPlays).OfType<ContentLevels>().ToList();

            periods.Sum(levels => levels.Count).ShouldBe(metrics.Basis.Plays);
            periods.Sum(levels => levels.Explicit.Explicit).ShouldBe(metrics.ByPlays.Explicit.Explicit);
            metrics.Periods.Sum(period => period.Completion.MeasuredPlays).ShouldBe(metrics.Completion.MeasuredPlays);
            metrics.Periods.Sum(period => period.SpokenWord.PodcastMinutes ?? 0).ShouldBe(metrics.SpokenWord.PodcastMinutes ?? 0, 1e-9);
            for (var bin = 0; bin < metrics.DurationBins.Count; bin++)
            {
                periods.Sum(levels => levels.Durations.Histogram?[bin] ?? 0).ShouldBe(metrics.ByPlays.Durations.Histogram?[bin] ?? 0);
            }

            foreach (var levels in periods.Append(metrics.ByPlays).Append(metrics.ByTracks))
            {
                (levels.AlbumTypes.AlbumShare + levels.AlbumTypes.SingleShare + levels.AlbumTypes.CompilationShare ?? 1).ShouldBe(1, 1e-9);
                (levels.Durations.Histogram?.Sum() ?? 0).ShouldBe(levels.Durations.Known);
            }
        }
    }

    private static ContentMetrics Calculate(RandomHistory random) =>
        ContentCalculator.Calculate(new ListeningSlice(new ListeningView(random.History, random.Window.Zone), random.Window, random.Now));

    private static void ComparePeriods(ContentMetrics metrics, ContentOracle oracle, string life)
    {
        metrics.Periods.Select(period => (period.Period.Label, period.Plays))
            .ShouldBe(oracle.Life.Periods.Select(period => (period.Label, period.IsKnown ? period.Counted.Count : (int?)null)), life);
        foreach (var (period, expected) in metrics.Periods.Zip(oracle.Life.Periods))
        {
            (period.ByPlays is not null, period.ByTracks is not null).ShouldBe((expected.IsKnown, expected.IsKnown), life);
            CompareCompletion(period.Completion, expected.Everything, life);
            CompareSpoken(period.SpokenWord, oracle, expected.Everything, life);
            if (period is { ByPlays: { } byPlays, ByTracks: { } byTracks })
            {
                CompareLevels(byPlays, [.. expected.Counted.Select(play => play.Song)], $"{life}, {expected.Label}");
                CompareLevels(byTracks, Songs(expected.Counted), $"{life}, {expected.Label}");
            }
        }
    }

    private static void CompareLevels(ContentLevels levels, IReadOnlyList<TestTrack> songs, string life)
    {
        levels.Count.ShouldBe(songs.Count, life);
        (levels.Explicit.Explicit, levels.Explicit.Clean)
            .ShouldBe((songs.Count(song => song.IsExplicit == true), songs.Count(song => song.IsExplicit == false)), life);
        ShouldBeNear(levels.Explicit.ExplicitShare, Share(songs.Where(song => song.IsExplicit is not null), song => song.IsExplicit == true), life);

        double? Typed(AlbumType type) => Share(songs.Where(song => song.AlbumType != AlbumType.Unknown), song => song.AlbumType == type);
        (levels.AlbumTypes.Album, levels.AlbumTypes.Single, levels.AlbumTypes.Compilation).ShouldBe(
            (songs.Count(song => song.AlbumType == AlbumType.Album),
                songs.Count(song => song.AlbumType == AlbumType.Single),
                songs.Count(song => song.AlbumType == AlbumType.Compilation)),
            life);
        ShouldBeNear(levels.AlbumTypes.AlbumShare, Typed(AlbumType.Album), life);
        ShouldBeNear(levels.AlbumTypes.SingleShare, Typed(AlbumType.Single), life);
        ShouldBeNear(levels.AlbumTypes.CompilationShare, Typed(AlbumType.Compilation), life);

        var seconds = songs.Where(song => song.DurationMs is not null).Select(song => song.DurationMs!.Value / 1000.0).ToList();
        var durations = levels.Durations;
        durations.Known.ShouldBe(seconds.Count, life);
        ShouldBeNear(durations.MeanSeconds, Mean(seconds), life);
        ShouldBeNear(durations.P10Seconds, Quantile(seconds, 0.1), life);
        ShouldBeNear(durations.P25Seconds, Quantile(seconds, 0.25), life);
        ShouldBeNear(durations.MedianSeconds, Quantile(seconds, 0.5), life);
        ShouldBeNear(durations.P75Seconds, Quantile(seconds, 0.75), life);
        ShouldBeNear(durations.P90Seconds, Quantile(seconds, 0.9), life);
        durations.Histogram.ShouldBe(
            seconds.Count == 0 ? null : [.. Enumerable.Range(0, 31).Select(bin => seconds.Count(length => length >= 30 * bin && (bin == 30 || length < 30 * (bin + 1))))],
            life);
    }

    private static void CompareCompletion(CompletionLevels levels, IReadOnlyList<LifePlay> everything, string life)
    {
        var measured = ContentOracle.Measured(everything);
        levels.MeasuredPlays.ShouldBe(measured.Count, life);
        ShouldBeNear(levels.CompletedShare, Share(measured.Where(play => play.Song.DurationMs is not null), ContentOracle.IsComplete), life);
        ShouldBeNear(levels.MeanHeardShare, ContentOracle.MeanHeard(measured), life);
        ShouldBeNear(levels.SkippedShare, Share(measured, ContentOracle.IsSkipped), life);
    }

    private static void CompareSpoken(SpokenWord spoken, ContentOracle oracle, IReadOnlyList<LifePlay> everything, string life)
    {
        var (podcasts, audiobooks) = (oracle.Spoken(everything, isBook: false), oracle.Spoken(everything, isBook: true));
        (spoken.PodcastPlays, spoken.AudiobookPlays).ShouldBe((podcasts?.Plays, audiobooks?.Plays), life);
        ShouldBeNear(spoken.PodcastMinutes, podcasts?.Minutes, life);
        ShouldBeNear(spoken.AudiobookMinutes, audiobooks?.Minutes, life);
    }

    private static int CompareChange(Trend? trend, (double Early, double Late, double Upper)? expected, string life)
    {
        ShouldBeNear(trend?.Early.Mean, expected?.Early, life);
        ShouldBeNear(trend?.Late.Mean, expected?.Late, life);
        ShouldBeNear(trend?.Chance.Upper, expected?.Upper, life);
        return expected is null ? 0 : 1;
    }

    private static void CompareCoverage(Basis basis, IReadOnlyList<LifePlay> plays, string life)
    {
        basis.Attributes.Select(line => line.Attribute).ShouldBe(["explicit", "albumType", "duration"]);
        ShouldBeNear(basis.Attributes[0].Coverage, Share(plays, play => play.Song.IsExplicit is not null), life);
        ShouldBeNear(basis.Attributes[1].Coverage, Share(plays, play => play.Song.AlbumType != AlbumType.Unknown), life);
        ShouldBeNear(basis.Attributes[2].Coverage, Share(plays, play => play.Song.DurationMs is not null), life);
    }
}
