using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Popularity;

namespace SpotifyInsights.Tests.Domain.Metrics.Popularity;

public sealed class PopularityCalculatorTests : CalculatorContract<PopularityMetrics>
{
    private static readonly ListeningWindow TwoMonths = new(new(2026, 1, 1), new(2026, 3, 1), Zones.Utc);
    private static readonly Instant End = Instant.FromUtc(2026, 3, 1, 0, 0);
    private static readonly InstantRange Observed = new(Instant.FromUtc(2026, 1, 1, 0, 0), End);

    // Spotify knows the popularity of tracks 0 and 1 and of artist A, and the followers of A and B; the reference data know tracks 0, 1 and 2.
    private static readonly RandomCatalogue Catalogue = Known(hasReference: true);

    [Fact]
    public override void Calculate_WorkedExample_EqualsTheHandCalculation()
    {
        var history = With(Catalogue, [.. January(0, 0, 1, 3), .. February(2, 2, 2, 1)], Observed);

        var metrics = Calculate(history, TwoMonths, End);

        // Track 0 (90) twice, 1 (40) twice, 2 (10, from the reference data) three times, 3 (unknown) once.
        (metrics.HitThreshold, metrics.NicheFollowers, metrics.ReferenceAsOf).ShouldBe((80, 1_000_000, new LocalDate(2022, 10, 1)));
        metrics.Basis.Attributes.ShouldBe(
        [
            new("trackPopularity", 4 / 8.0, "spotify"),
            new("trackPopularity", 3 / 8.0, "reference"),
            new("artistPopularity", 2 / 8.0, "spotify"),
            new("artistPopularity", 5 / 8.0, "reference-derived"),
            new("followers", 7 / 8.0, "spotify"),
        ]);
        var overall = metrics.Overall;
        (overall.Coverage, overall.SpotifyCoverage).ShouldBe((7 / 8.0, 4 / 8.0));
        overall.MeanPopularity!.Value.ShouldBe(((2 * 90) + (2 * 40) + (3 * 10)) / 7.0, 1e-9);
        overall.ObscurityIndex!.Value.ShouldBe(100 - (290 / 7.0), 1e-9);
        overall.MeanPopularityByTracks!.Value.ShouldBe((90 + 40 + 10) / 3.0, 1e-9);
        overall.HitShare!.Value.ShouldBe(1 / 3.0, 1e-9);

        // Artist B, without a value of Spotify's: track 1 (30 in the reference data) twice and track 2 (10) three times, 90 / 5 = 18.
        overall.MeanArtistPopularity!.Value.ShouldBe(((2 * 80) + (5 * 18)) / 7.0, 1e-9);
        overall.MeanFollowers!.Value.ShouldBe(((2 * 5_000_000) + (5 * 200_000)) / 7.0, 1e-6);
        overall.NicheArtistShare.ShouldBe(0.5);
        metrics.TopArtists.ShouldBe(
        [
            new("b", "B", 1, 5, 5, 18, "reference-derived", 200_000),
            new("a", "A", 2, 2, 2, 80, "spotify", 5_000_000),
            new("c", "C", 3, 1, 1, null, null, null),
        ]);
        metrics.Distribution.ShouldBe(
        [
            new(0, 19, 3, 3 / 7.0, 1, 1 / 3.0),
            new(20, 39, 0, 0, 0, 0),
            new(40, 59, 2, 2 / 7.0, 1, 1 / 3.0),
            new(60, 79, 0, 0, 0, 0),
            new(80, 100, 2, 2 / 7.0, 1, 1 / 3.0),
        ]);

        // January: 90, 90, 40 and one unknown; February: 10, 10, 10, 40.
        metrics.Periods.Select(period => (period.Period.Label, period.Plays, period.Levels.Coverage)).ShouldBe([("2026-01", 4, 0.75), ("2026-02", 4, 1.0)]);
        metrics.Periods[0].Levels.MeanPopularity!.Value.ShouldBe(220 / 3.0, 1e-9);
        metrics.Periods[1].Levels.MeanPopularity.ShouldBe(17.5);
        metrics.Periods.Select(period => period.Levels.HitShare).ShouldBe([0.5, 0]);
        metrics.Periods[1].Levels.BandShares.ShouldBe([0.75, 0, 0.25, 0, 0]);
        metrics.Change.ShouldBeNull("eight plays are too few");
        metrics.Insights.ShouldBeEmpty();
    }

    [Fact]
    public override void Calculate_EmptyHistory_GivesEmptySeriesZeroCountsAndNullRatios()
    {
        var metrics = Calculate(TestHistories.Empty, ListeningWindow.Resolve(PlayColumns.Empty, Zones.Berlin, End), End);

        metrics.Basis.Attributes.ShouldAllBe(line => line.Coverage == null && line.Source == null);
        metrics.Overall.ShouldBe(new(null, null, null, null, null, null, null, null, null, null));
        metrics.Distribution.ShouldAllBe(band => band.Plays == 0 && band.Share == null && band.TrackShare == null);
        (metrics.Periods.Count, metrics.TopArtists.Count, metrics.Change, metrics.ReferenceAsOf).ShouldBe((0, 0, null, null));
        metrics.Insights.ShouldBeEmpty();
    }

    [Fact]
    public override void Calculate_SinglePlay_CountsIt()
    {
        var metrics = Calculate(With(Catalogue, [.. February(0)], Observed), TwoMonths, End);

        (metrics.Overall.MeanPopularity, metrics.Overall.HitShare, metrics.Overall.Coverage).ShouldBe((90, 1, 1));
        (metrics.Overall.MeanFollowers, metrics.Overall.NicheArtistShare).ShouldBe((5_000_000, 0));
        metrics.Periods.Select(period => (period.Plays, period.Levels.MeanPopularity)).ShouldBe([(0, null), (1, 90)]);
        metrics.TopArtists.Single().Key.ShouldBe("a");
    }

    [Fact]
    public override void Calculate_NothingObserved_GivesNullsNotZeros()
    {
        // Nobody knows anything of track 3, and January was not observed.
        var metrics = Calculate(With(Catalogue, [.. February(3, 3)]), TwoMonths, End);

        metrics.Periods.Select(period => period.Plays).ShouldBe([null, 2]);
        metrics.Basis.Attributes.ShouldAllBe(line => line.Coverage == 0 && line.Source == null);
        metrics.Overall.ShouldBe(new(0, 0, null, null, null, null, null, null, null, null));
        metrics.TopArtists.ShouldBe([new("c", "C", 1, 2, 2, null, null, null)]);
    }

    [Fact]
    public void Calculate_ReferenceOnly_SaysSo()
    {
        var catalogue = new RandomCatalogue(
            [.. Catalogue.Songs.Select(song => song with { Popularity = null })],
            [.. Catalogue.Artists.Select(artist => artist with { Popularity = null, Followers = null })],
            HasReference: true,
            Seed: 0);

        var metrics = Calculate(With(catalogue, [.. February(0, 1, 3)], Observed), TwoMonths, End);

        (metrics.Overall.MeanPopularity, metrics.Overall.SpotifyCoverage, metrics.Overall.MeanFollowers).ShouldBe(((70 + 30) / 2, 0, null));
        metrics.Basis.Attributes.ShouldBe(
        [
            new("trackPopularity", 2 / 3.0, "reference"),
            new("artistPopularity", 2 / 3.0, "reference-derived"),
            new("followers", 0, null),
        ]);
    }

    [Fact]
    public void Change_OneEndFromSpotifyTheOtherFromTheReferenceData_IsNotMeasured()
    {
        // Sixty days of track 2 (reference data: 10), then sixty of track 0 (Spotify: 90; reference data: 70): two sources, two tracks.
        var plays = Enumerable.Range(0, 120).Select(day => Play(Instant.FromUtc(2025, 10, 1, 12, 0) + Duration.FromDays(day), day < 60 ? 2 : 0)).ToList();
        var window = new ListeningWindow(new(2025, 10, 1), new(2026, 3, 1), Zones.Utc);

        Calculate(With(Catalogue, plays, Observed), window, End).Change.ShouldBeNull();
    }

    [Fact]
    public void Change_TracksHeardAtBothEnds_AreComparedByTheReferenceData()
    {
        // 180 days: track 1 (30) and track 2 (10), two plays a day; first three of four are track 1, at the end one of four. Track 2 is not Spotify's, so
        // Spotify knows track 1 alone, which cannot change.
        IEnumerable<TestPlay> Day(int day) => Enumerable.Range(0, 2).Select(i => Play(
            Instant.FromUtc(2025, 8, 1, 12, 5 * i) + Duration.FromDays(day),
            ((2 * day) + i) % 4 == 0 == day < 90 ? 2 : 1));
        var catalogue = Catalogue with { Songs = [.. Catalogue.Songs.Select(song => song with { Popularity = null })] };
        var plays = Enumerable.Range(0, 180).SelectMany(Day).ToList();
        var window = new ListeningWindow(new(2025, 8, 1), new(2026, 3, 1), Zones.Utc);

        var change = Calculate(With(new(catalogue.Songs, catalogue.Artists, HasReference: true, 0), plays, Observed), window, End).Change!;

        // Thirds of 60 days: 120 plays, 90 of 30 and 30 of 10 (mean 25), then the reverse (mean 15).
        (change.Source, change.Over, change.Tracks).ShouldBe(("reference", ChangeScope.CommonTracks, 2));
        (change.Trend.Early, change.Trend.Late).ShouldBe((
            new TrendEnd(new(2025, 8, 1), new(2025, 9, 30), 120, 1, 25),
            new TrendEnd(new(2025, 11, 29), new(2026, 1, 28), 120, 1, 15)));
        change.Trend.Difference.ShouldBe(-10);

        // Squares: 120 x 75 at either end; 18,000 / 238 = 75.63; sqrt(75.63 x 2 / 120) = 1.12272; x 0.79788 and x 1.95996.
        change.Trend.Chance.Expected.ShouldBe(0.89581, 1e-5);
        change.Trend.Chance.Upper.ShouldBe(2.20050, 1e-5);
    }

    internal static RandomCatalogue Known(bool hasReference) => new(
        [Song("t0", 0, 90, 70), Song("t1", 1, 40, 30), Song("t2", 1, null, 10), Song("t3", 2, null, null)],
        [new("a", "A", 80, 5_000_000, []), new("b", "B", null, 200_000, []), new("c", "C", null, null, [])],
        hasReference,
        Seed: 0);

    internal static TestTrack Song(string key, int artist, int? popularity, int? reference) =>
        new(key, artist, [artist], AlbumType.Unknown, null, DatePrecision.Unknown, null, popularity, reference, [], null);

    internal static ListeningHistory With(RandomCatalogue catalogue, IReadOnlyList<TestPlay> plays, params InstantRange[] observed)
    {
        var history = TestHistories.Of(catalogue.Tracks, plays, observed);
        return catalogue.Reference is null ? history : history.WithReference(catalogue.Reference);
    }

    internal override PopularityMetrics Calculate(ListeningHistory history, ListeningWindow window, Instant now) =>
        PopularityCalculator.Calculate(new ListeningSlice(new ListeningView(history, window.Zone), window, now), Ranking.Default);

    internal override Basis BasisOf(PopularityMetrics metrics) => metrics.Basis;

    private static IEnumerable<TestPlay> January(params int[] tracks) => tracks.Select((track, i) => Play(Instant.FromUtc(2026, 1, 10, 12, 5 * i), track));

    private static IEnumerable<TestPlay> February(params int[] tracks) => tracks.Select((track, i) => Play(Instant.FromUtc(2026, 2, 10, 12, 5 * i), track));

    private static TestPlay Play(Instant at, int track) => new(at, 60_000, Track: track);
}
