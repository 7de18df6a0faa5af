using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.ReleaseYears;
using static SpotifyInsights.Tests.Domain.Metrics.PlainLife;
using static SpotifyInsights.Tests.Domain.Metrics.ReleaseYears.ReleaseYearOracle;

namespace SpotifyInsights.Tests.Domain.Metrics.ReleaseYears;

public sealed class ReleaseYearOracleTests
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
            var oracle = new ReleaseYearOracle(random);
            var (plays, life) = (oracle.Life.Counted, $"seed {seed}, {oracle.Life.Name}");

            metrics.Basis.Plays.ShouldBe(plays.Count, life);
            CompareLevels(metrics.ByPlays, metrics.ByTracks, metrics.Decades, plays, life);
            ShouldBeNear(metrics.MeanAgeYears, MeanAge(plays), life);
            CompareCharts(metrics, plays, life);
            ComparePeriods(metrics, oracle, life);

            var change = oracle.AgeChange();
            ShouldBeNear(metrics.AgeChange?.Early.Mean, change?.Early, life);
            ShouldBeNear(metrics.AgeChange?.Late.Mean, change?.Late, life);
            ShouldBeNear(metrics.AgeChange?.Chance.Upper, change?.Upper, life);
            changes += change is null ? 0 : 1;

            metrics.Basis.Attributes.Select(line => line.Attribute).ShouldBe(["releaseDate", "releaseDateImprecise"]);
            ShouldBeNear(metrics.Basis.Attributes[0].Coverage, Share(plays, play => play.Song.Released is not null), life);
            ShouldBeNear(metrics.Basis.Attributes[1].Coverage, Imprecise(plays), life);
        }

        changes.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Calculate_RandomHistories_SharesSumToOneAndPeriodsToTheWindow()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var metrics = Calculate(RandomHistory.Of(seed));

            metrics.Histogram.Sum(year => year.Plays).ShouldBe(metrics.ByPlays.Known);
            metrics.Histogram.Sum(year => year.Tracks).ShouldBe(metrics.ByTracks.Known);
            metrics.Decades.Sum(decade => decade.Plays).ShouldBe(metrics.ByPlays.Known);
            metrics.Periods.Sum(period => period.ByPlays?.Known ?? 0).ShouldBe(metrics.ByPlays.Known);
            metrics.Periods.Sum(period => period.Plays ?? 0).ShouldBe(metrics.Basis.Plays);
            foreach (var levels in metrics.Periods.SelectMany(period => new[] { period.ByPlays, period.ByTracks }).Append(metrics.ByPlays).Append(metrics.ByTracks))
            {
                (levels?.DecadeShares?.Sum() ?? 1).ShouldBe(1, 1e-9);
                (levels?.DecadeShares?.Count ?? metrics.Decades.Count).ShouldBe(metrics.Decades.Count);
            }
        }
    }

    private static ReleaseYearMetrics Calculate(RandomHistory random) =>
        ReleaseYearCalculator.Calculate(new ListeningSlice(new ListeningView(random.History, random.Window.Zone), random.Window, random.Now));

    private static void ComparePeriods(ReleaseYearMetrics metrics, ReleaseYearOracle oracle, string life)
    {
        metrics.Periods.Select(period => (period.Period.Label, period.Plays))
            .ShouldBe(oracle.Life.Periods.Select(period => (period.Label, period.IsKnown ? period.Counted.Count : (int?)null)), life);
        foreach (var (period, expected) in metrics.Periods.Zip(oracle.Life.Periods))
        {
            (period.ByPlays is not null).ShouldBe(expected.IsKnown, life);
            (period.ByTracks is not null).ShouldBe(expected.IsKnown, life);
            ShouldBeNear(period.MeanAgeYears, MeanAge(expected.Counted), life);
            if (period is { ByPlays: { } byPlays, ByTracks: { } byTracks })
            {
                CompareLevels(byPlays, byTracks, metrics.Decades, expected.Counted, $"{life}, {expected.Label}");
            }
        }
    }

    private static void CompareLevels(
        ReleaseLevels byPlays, ReleaseLevels byTracks, IReadOnlyList<ReleaseDecade> decades, IReadOnlyList<LifePlay> plays, string life)
    {
        var (playYears, trackYears) = (PlayYears(plays), TrackYears(plays));
        (byPlays.Known, byTracks.Known).ShouldBe((playYears.Count, trackYears.Count), life);
        ShouldBeNear(byPlays.Coverage, Share(plays, play => play.Song.Released is not null), life);
        ShouldBeNear(byTracks.Coverage, Share(Songs(plays), song => song.Released is not null), life);
        ShouldBeNear(byPlays.MeanYear, Mean(playYears.Select(year => (double)year)), life);
        ShouldBeNear(byTracks.MeanYear, Mean(trackYears.Select(year => (double)year)), life);
        ShouldBeNear(byPlays.MedianYear, Quantile(playYears.Select(year => (double)year), 0.5), life);
        ShouldBeNear(byTracks.MedianYear, Quantile(trackYears.Select(year => (double)year), 0.5), life);
        ShouldBeNear(byPlays.NewReleaseShare, NewShare(plays), life);
        ShouldBeNear(byTracks.NewReleaseShare, NewTrackShare(plays), life);
        foreach (var (i, decade) in decades.Select(decade => decade.Decade).Index())
        {
            ShouldBeNear(byPlays.DecadeShares?[i], Share(playYears, year => year - (year % 10) == decade), life);
            ShouldBeNear(byTracks.DecadeShares?[i], Share(trackYears, year => year - (year % 10) == decade), life);
        }
    }

    private static void CompareCharts(ReleaseYearMetrics metrics, IReadOnlyList<LifePlay> plays, string life)
    {
        var (playYears, trackYears) = (PlayYears(plays), TrackYears(plays));
        metrics.Histogram.Select(year => (year.Year, year.Plays, year.Tracks)).ShouldBe(
            playYears.Distinct().Order().Select(year => (year, playYears.Count(other => other == year), trackYears.Count(other => other == year))), life);
        metrics.Decades.Select(decade => (decade.Decade, decade.Plays, decade.Tracks)).ShouldBe(
            playYears.Select(year => year / 10 * 10).Distinct().Order()
                .Select(decade => (decade, playYears.Count(year => year / 10 * 10 == decade), trackYears.Count(year => year / 10 * 10 == decade))),
            life);
        foreach (var decade in metrics.Decades)
        {
            decade.Share.ShouldBe(decade.Plays / (double)playYears.Count, 1e-9, life);
            decade.TrackShare.ShouldBe(decade.Tracks / (double)trackYears.Count, 1e-9, life);
        }

        (metrics.OldestYear, metrics.NewestYear).ShouldBe((playYears.Min(year => (int?)year), playYears.Max(year => (int?)year)), life);
    }
}
