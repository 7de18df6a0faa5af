using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Discovery;

namespace SpotifyInsights.Tests.Domain.Metrics.Discovery;

/// <summary>Every number of the family once more, by plain LINQ over records that shares no code with the calculators.</summary>
public sealed class DiscoveryOracleTests
{
    private const double Tolerance = 1e-9;

    // 2,400 lives, half of them long, in runs that can share the cores.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Calculate_RandomHistories_EqualsPlainLinq(int part)
    {
        const int perPart = 200;
        for (var seed = part * perPart; seed < (part + 1) * perPart; seed++)
        {
            foreach (var random in (RandomHistory[])[RandomHistory.Of(seed), RandomHistory.Long(seed)])
            {
                var credit = (Credit)(seed % 2);
                var metrics = DiscoveryCalculator.Calculate(random.History, random.Window, random.Now, new Ranking(Credit: credit));
                var plain = new PlainDiscovery(random, credit);
                var life = $"seed {seed}, {random.Window.Zone.Id}, {random.Window.From} to {random.Window.To} by {random.Window.Granularity}, {credit}";

                metrics.MainstreamOf.ShouldBe(plain.Of, life);
                CompareWindow(metrics, plain, life);
                CompareSeries(metrics, plain, life);
                CompareProfile(metrics, plain, life);
                CompareLists(metrics, plain, life);
                CompareCoverage(metrics, plain, life);
            }
        }
    }

    private static void CompareWindow(DiscoveryMetrics metrics, PlainDiscovery plain, string life)
    {
        var measures = new DiscoveryMeasures
        {
            ArtistDiversity = metrics.ArtistDiversity,
            ArtistDiversity50 = metrics.ArtistDiversity50,
            UniqueArtists = metrics.UniqueArtists,
            UniqueTracks = metrics.UniqueTracks,
            UniqueGenres = metrics.UniqueGenres,
            GenreDiversity = metrics.GenreDiversity,
            MainstreamScore = metrics.MainstreamScore,
            NewReleaseRatio = metrics.NewReleaseRatio,
            NewReleaseRatioByTracks = metrics.NewReleaseRatioByTracks,
            CurrentYearShare = metrics.CurrentYearShare,
            RepeatRate = metrics.RepeatRate,
            Concentration = metrics.Concentration,
        };
        CompareMeasures(measures, plain.Life.Inside, plain, life);
        CompareNew(metrics.NewVersusFamiliar, plain.Life.Inside, metrics.Basis.Window.From, plain, life);
        metrics.NewVersusFamiliar.WarmUp.ShouldBe(plain.Life.WarmUpEnd is null || plain.Life.StartOf(metrics.Basis.Window.From) < plain.Life.WarmUpEnd, life);
    }

    private static void CompareSeries(DiscoveryMetrics metrics, PlainDiscovery plain, string life)
    {
        metrics.Series.Select(period => (period.Period.Label, period.Plays))
            .ShouldBe(plain.Life.Periods.Select(period => (period.Label, period.IsKnown ? period.Plays.Count : (int?)null)), life);
        foreach (var (period, expected) in metrics.Series.Zip(plain.Life.Periods).Where(pair => pair.Second.IsKnown))
        {
            CompareMeasures(period.Measures!, expected.Plays, plain, $"{life}, {expected.Label}");
            CompareNew(period.NewVersusFamiliar!, expected.Plays, expected.From, plain, life);
            period.NewVersusFamiliar!.WarmUp.ShouldBe(expected.WarmUp, life);
        }
    }

    private static void CompareMeasures(DiscoveryMeasures actual, IReadOnlyList<PlainPlay> plays, PlainDiscovery plain, string life)
    {
        var artists = plays.SelectMany(play => play.Artists).Distinct().Count();
        var (gini, hhi, top10) = PlainDiscovery.Concentration(plays);
        var genres = plain.UniqueGenres(plays);

        Near(actual.ArtistDiversity, PlainDiscovery.ArtistDiversity(plays), life);
        Near(actual.ArtistDiversity50, PlainDiscovery.ArtistDiversity50(plays), life);
        (actual.UniqueArtists, actual.UniqueTracks).ShouldBe((artists, plays.DistinctBy(play => play.Play.Track).Count()), life);
        actual.UniqueGenres.ShouldBe(genres == 0 ? null : genres, life);
        Near(actual.GenreDiversity, genres == 0 ? null : (double)genres / artists, life);
        Near(actual.MainstreamScore, plain.Mainstream(plays), life);
        Near(actual.NewReleaseRatio, PlainDiscovery.NewReleaseRatio(plays), life);
        Near(actual.NewReleaseRatioByTracks, PlainDiscovery.NewReleaseRatioByTracks(plays), life);
        Near(actual.CurrentYearShare, PlainDiscovery.CurrentYearShare(plays), life);
        Near(actual.RepeatRate, PlainDiscovery.RepeatRate(plays), life);
        Near(actual.Concentration.Gini, gini, life);
        Near(actual.Concentration.HerfindahlHirschman, hhi, life);
        Near(actual.Concentration.Top10Share, top10, life);
    }

    private static void CompareNew(NewVersusFamiliar actual, IReadOnlyList<PlainPlay> plays, LocalDate from, PlainDiscovery plain, string life)
    {
        var (fresh, familiar) = plain.NewVersusFamiliar(plays, from);
        (actual.NewPlays, actual.FamiliarPlays).ShouldBe((fresh, familiar), life);
        Near(actual.NewShare, fresh + familiar == 0 ? null : (double)fresh / (fresh + familiar), life);
    }

    private static void CompareProfile(DiscoveryMetrics metrics, PlainDiscovery plain, string life)
    {
        metrics.Profile.Select(axis => axis.Axis).ShouldBe(Enum.GetValues<ProfileAxisName>(), life);
        foreach (var (plays, value) in new (IReadOnlyList<PlainPlay>, Func<ProfileAxis, double?>)[] { (plain.Life.Inside, axis => axis.Window), (plain.Life.Everything, axis => axis.AllHistory) })
        {
            double? Actual(ProfileAxisName name) => value(metrics.Profile.Single(axis => axis.Axis == name));
            Near(Actual(ProfileAxisName.Diversity), PlainDiscovery.ArtistDiversity50(plays), life);
            Near(Actual(ProfileAxisName.Novelty), plain.Novelty(plays), life);
            Near(Actual(ProfileAxisName.Mainstream), plain.Mainstream(plays) / 100, life);
            Near(Actual(ProfileAxisName.NewReleases), PlainDiscovery.NewReleaseRatio(plays), life);
            Near(Actual(ProfileAxisName.Repeat), PlainDiscovery.Repeat(plays), life);
            Near(Actual(ProfileAxisName.GenreBreadth), plain.GenreBreadth(plays), life);
        }

        metrics.Profile.SelectMany(axis => new[] { axis.Window, axis.AllHistory }).OfType<double>().ShouldAllBe(value => value >= -Tolerance && value <= 1 + Tolerance);
    }

    private static void CompareLists(DiscoveryMetrics metrics, PlainDiscovery plain, string life)
    {
        var scatter = plain.Scatter().Take(200).ToList();
        metrics.ArtistScatter.Select(artist => (artist.Key, artist.Plays)).ShouldBe(scatter.Select(artist => (artist.Key, artist.Plays)), life);
        foreach (var (artist, expected) in metrics.ArtistScatter.Zip(scatter))
        {
            Near(artist.Popularity, expected.Popularity, life);
        }

        metrics.SecondListens.Select(artist => (artist.Key, artist.Plays, artist.FirstHeardOn, artist.LastHeardOn)).ShouldBe(plain.SecondListens(), life);
    }

    private static void CompareCoverage(DiscoveryMetrics metrics, PlainDiscovery plain, string life)
    {
        var inside = plain.Life.Inside;
        double Share(Func<PlainPlay, bool> condition) => inside.Count == 0 ? 0 : (double)inside.Count(condition) / inside.Count;
        double Actual(string attribute) => metrics.Basis.Attributes.Where(line => line.Attribute == attribute).Sum(line => line.Coverage ?? 0);
        Actual("artistPopularity").ShouldBe(plain.Coverage(plain.HasPopularity), Tolerance, life);
        Actual("genres").ShouldBe(plain.Coverage(artist => plain.Life.GenresOf(artist).Count > 0), Tolerance, life);
        Actual("trackPopularity").ShouldBe(Share(play => plain.Life.PopularityOf(play.Track) is not null), Tolerance, life);
        Actual("releaseDate").ShouldBe(Share(play => play.Track.Released is not null), Tolerance, life);
        Actual("releaseDateImprecise").ShouldBe(Share(play => play.Track.Precision is DatePrecision.Month or DatePrecision.Year), Tolerance, life);
    }

    private static void Near(double? actual, double? expected, string life)
    {
        (actual is null).ShouldBe(expected is null, $"{life}: {actual} where {expected} is right");
        actual?.ShouldBe(expected!.Value, Tolerance, life);
    }
}
