using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Popularity;
using static SpotifyInsights.Tests.Domain.Metrics.PlainLife;

namespace SpotifyInsights.Tests.Domain.Metrics.Popularity;

public sealed class PopularityOracleTests
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
        var changes = new HashSet<(string?, bool?)>();
        for (var seed = part * perPart; seed < (part + 1) * perPart; seed++)
        {
            var random = RandomHistory.Of(seed);
            var ranking = new Ranking(1 + (seed % 12), RankBy.Plays, (Credit)(seed % 2));
            var metrics = Calculate(random, ranking);
            var oracle = new PopularityOracle(random, ranking.Credit == Credit.All);
            var life = $"seed {seed}, {oracle.Life.Name}";

            metrics.Basis.Plays.ShouldBe(oracle.Life.Counted.Count, life);
            metrics.ReferenceAsOf.ShouldBe(random.Catalogue.HasReference ? new NodaTime.LocalDate(2022, 10, 1) : null);
            Compare(metrics.Overall, oracle, oracle.Life.Counted, ranking.Top, life);
            metrics.Periods.Select(period => (period.Period.Label, period.Plays))
                .ShouldBe(oracle.Life.Periods.Select(period => (period.Label, period.IsKnown ? period.Counted.Count : (int?)null)), life);
            foreach (var (period, expected) in metrics.Periods.Zip(oracle.Life.Periods))
            {
                Compare(period.Levels, oracle, expected.Counted, ranking.Top, $"{life}, {expected.Label}");
            }

            CompareBands(metrics, oracle, life);
            CompareTop(metrics, oracle, random, ranking.Top, life);
            CompareChange(metrics.Change, oracle, life);
            CompareCoverage(metrics.Basis, oracle, life);
            changes.Add((metrics.Change?.Source, metrics.Change?.Over == ChangeScope.CommonTracks));
        }

        // Each way to measure a change has occurred.
        changes.ShouldBe([(null, false), ("spotify", false), ("spotify", true), ("reference", true)], ignoreOrder: true);
    }

    [Fact]
    public void Calculate_RandomHistories_SharesSumToOneAndScoresAreOpposite()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var metrics = Calculate(RandomHistory.Of(seed), Ranking.Default);

            foreach (var levels in metrics.Periods.Select(period => period.Levels).Append(metrics.Overall))
            {
                (levels.BandShares?.Sum() ?? 1).ShouldBe(1, 1e-9);
                (levels.MeanPopularity + levels.ObscurityIndex ?? 100).ShouldBe(100, 1e-9);
                (levels.BandShares is null).ShouldBe(levels.MeanPopularity is null);
            }

            (metrics.Distribution.Sum(band => band.Share) ?? 0).ShouldBe(metrics.Overall.MeanPopularity is null ? 0 : 1, 1e-9);
            metrics.Distribution.Sum(band => band.Plays)
                .ShouldBe((int)Math.Round((metrics.Overall.Coverage ?? 0) * metrics.Basis.Plays, MidpointRounding.AwayFromZero));
            metrics.Periods.Sum(period => period.Plays ?? 0).ShouldBe(metrics.Basis.Plays);
        }
    }

    private static PopularityMetrics Calculate(RandomHistory random, Ranking ranking) =>
        PopularityCalculator.Calculate(new ListeningSlice(new ListeningView(random.History, random.Window.Zone), random.Window, random.Now), ranking);

    private static void Compare(PopularityLevels levels, PopularityOracle oracle, IReadOnlyList<LifePlay> plays, int top, string life)
    {
        ShouldBeNear(levels.Coverage, oracle.Coverage(plays), life);
        ShouldBeNear(levels.SpotifyCoverage, oracle.SpotifyCoverage(plays), life);
        ShouldBeNear(levels.MeanPopularity, oracle.Mean(plays), life);
        ShouldBeNear(levels.MeanPopularityByTracks, oracle.MeanByTracks(plays), life);
        ShouldBeNear(levels.ObscurityIndex, 100 - oracle.Mean(plays), life);
        ShouldBeNear(levels.MeanArtistPopularity, oracle.MeanArtistPopularity(plays), life);
        ShouldBeNear(levels.MeanFollowers, oracle.MeanFollowers(plays), life);
        ShouldBeNear(levels.HitShare, oracle.HitShare(plays), life);
        ShouldBeNear(levels.NicheArtistShare, oracle.NicheShare(plays, top), life);
        for (var band = 0; band < 5; band++)
        {
            ShouldBeNear(levels.BandShares?[band], oracle.Band(plays, 20 * band, band == 4 ? 100 : (20 * band) + 19).Share, life);
        }
    }

    private static void CompareBands(PopularityMetrics metrics, PopularityOracle oracle, string life)
    {
        metrics.Distribution.Select(band => (band.From, band.To)).ShouldBe([(0, 19), (20, 39), (40, 59), (60, 79), (80, 100)]);
        foreach (var band in metrics.Distribution)
        {
            var (plays, share, tracks) = oracle.Band(oracle.Life.Counted, band.From, band.To);
            (band.Plays, band.Tracks).ShouldBe((plays, tracks), life);
            ShouldBeNear(band.Share, share, life);
        }
    }

    private static void CompareTop(PopularityMetrics metrics, PopularityOracle oracle, RandomHistory random, int top, string life)
    {
        var expected = oracle.Top(oracle.Life.Counted, top);
        metrics.TopArtists.Select(artist => (artist.Key, artist.Rank, artist.Plays))
            .ShouldBe(expected.Select((artist, i) => (random.Catalogue.Artists[artist.Artist].Key, i + 1, artist.Plays)), life);
        foreach (var (artist, (index, _, minutes)) in metrics.TopArtists.Zip(expected))
        {
            var known = random.Catalogue.Artists[index];
            (artist.Name, artist.Followers).ShouldBe((known.Name, known.Followers), life);
            artist.Minutes.ShouldBe(minutes, 1e-9, life);
            ShouldBeNear(artist.Popularity, oracle.ArtistPopularity(index), life);
            artist.PopularitySource.ShouldBe(known.Popularity is not null ? "spotify" : artist.Popularity is null ? null : "reference-derived", life);
        }
    }

    private static void CompareChange(PopularityChange? change, PopularityOracle oracle, string life)
    {
        var expected = oracle.Change();
        (change?.Source, change?.Tracks).ShouldBe((expected?.Source, expected?.Tracks), life);
        (change?.Over == ChangeScope.CommonTracks).ShouldBe(expected?.IsCommon == true, life);
        ShouldBeNear(change?.Trend.Early.Mean, expected?.Early, life);
        ShouldBeNear(change?.Trend.Late.Mean, expected?.Late, life);
        ShouldBeNear(change?.Trend.Difference, expected?.Late - expected?.Early, life);
        ShouldBeNear(change?.Trend.Chance.Upper, expected?.Upper, life);
    }

    private static void CompareCoverage(Basis basis, PopularityOracle oracle, string life)
    {
        var plays = oracle.Life.Counted;
        double? Of(string source) => basis.Attributes.SingleOrDefault(line => line.Attribute == "trackPopularity" && line.Source == source)?.Coverage;
        (Of("spotify") ?? 0).ShouldBe(oracle.SpotifyCoverage(plays) ?? 0, 1e-9, life);
        (Of("reference") ?? 0).ShouldBe((oracle.Coverage(plays) - oracle.SpotifyCoverage(plays)) ?? 0, 1e-9, life);
        basis.Attributes.Select(line => line.Attribute).Distinct().ShouldBe(["trackPopularity", "artistPopularity", "followers"]);
        basis.Attributes.Where(line => line.Source is null).ShouldAllBe(line => plays.Count == 0 ? line.Coverage == null : line.Coverage == 0);
    }
}
