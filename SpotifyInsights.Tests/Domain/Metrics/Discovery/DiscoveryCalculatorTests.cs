using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Discovery;

namespace SpotifyInsights.Tests.Domain.Metrics.Discovery;

public sealed class DiscoveryCalculatorTests : CalculatorContract<DiscoveryMetrics>
{
    private static readonly InstantRange Observed = new(Instant.FromUtc(2025, 1, 1, 0, 0), Instant.FromUtc(2026, 3, 1, 0, 0));
    private static readonly ListeningWindow Winter = new(new(2026, 1, 1), new(2026, 3, 1), Zones.Utc);

    // Tracks: old of Ann (1999), fresh of Ann (10 January 2026), year of Bob (2025, to the year), bare of Cy (no date, no popularity).
    private static readonly TrackCatalogue Tracks = CatalogueOf(artistPopularity: [80, 20, -1]);

    [Fact]
    public override void Calculate_WorkedExample_EqualsTheHandCalculation()
    {
        var history = TestHistories.Of(Tracks, WorkedPlays(), Observed);

        var metrics = DiscoveryCalculator.Calculate(history, Winter, Observed.To, Ranking.Default);

        // Seven plays: old 1, fresh 2, year 3, bare 1: artists Ann 3, Bob 3, Cy 1.
        metrics.Basis.Plays.ShouldBe(7);
        metrics.ArtistDiversity.ShouldBe(3 / 7.0);
        metrics.ArtistDiversity50.ShouldBeNull("fewer than 50 plays");
        (metrics.UniqueArtists, metrics.UniqueTracks, metrics.UniqueGenres).ShouldBe((3, 4, 2));
        metrics.GenreDiversity.ShouldBe(2 / 3.0);

        // Six of seven plays have an artist's popularity: (3 x 80 + 3 x 20) / 6.
        (metrics.MainstreamOf, metrics.MainstreamScore).ShouldBe((MainstreamOf.Artists, 50));

        // Six dated plays. fresh: heard on 9 January (a day too early), and 20 February: one new. year counts as 1 January 2025: on 1 January 2026
        // it is 365 days old and new, on 2 January and 5 February it is not.
        metrics.NewReleaseRatio.ShouldBe(2 / 6.0);
        metrics.NewReleaseRatioByTracks.ShouldBe(2 / 3.0);
        metrics.CurrentYearShare.ShouldBe(2 / 6.0, "both plays of fresh are of 2026, the day too early too");
        metrics.RepeatRate.ShouldBe(0.5);

        // Shares 3/7, 3/7, 1/7.
        metrics.Concentration.ShouldBe(new(null, 19 / 49.0, 1));

        // Ann was heard in 2025 already.
        metrics.NewVersusFamiliar.ShouldBe(new(4, 3, 4 / 7.0, WarmUp: false));
        metrics.Series.Select(period => (period.Period.Label, period.Plays)).ShouldBe([("2026-01", 4), ("2026-02", 3)]);
        metrics.Series[0].NewVersusFamiliar.ShouldBe(new(2, 2, 0.5, WarmUp: false));
        metrics.Series[1].Measures!.MainstreamScore.ShouldBe(50);
        metrics.Series[1].NewVersusFamiliar!.NewPlays.ShouldBe(1);

        metrics.ArtistScatter.ShouldBe([new("A", "Ann", 80, "spotify", 3, 9), new("B", "Bob", 20, "spotify", 3, 6)]);
        metrics.Basis.Attributes.ShouldBe(
        [
            new("artistPopularity", 6 / 7.0, "spotify"),
            new("trackPopularity", 3 / 7.0, "spotify"),
            new("genres", 6 / 7.0, "spotify"),
            new("releaseDate", 6 / 7.0, "spotify"),
            new("releaseDateImprecise", 3 / 7.0, "spotify"),
        ]);

        // Novelty: Ann is known since a year; Bob's and Cy's four plays lie within 90 days of their first.
        Axis(metrics, ProfileAxisName.Novelty).ShouldBe((4 / 7.0, 4 / 7.0), "the play of 2025 lies in the warm-up");
        Axis(metrics, ProfileAxisName.Mainstream).ShouldBe((0.5, 0.54285714285714282));
        Axis(metrics, ProfileAxisName.NewReleases).ShouldBe((2 / 6.0, 2 / 7.0));
        Axis(metrics, ProfileAxisName.Diversity).ShouldBe((null, null));
        (metrics.Persona, metrics.Insights.Count).ShouldBe((null, 0));
    }

    [Fact]
    public void Calculate_ArtistPopularityUnderHalf_TakesTheTracks()
    {
        // Ann's 3 of 7 plays have an artist's popularity; the tracks' is 30 for three plays.
        var metrics = DiscoveryCalculator.Calculate(TestHistories.Of(CatalogueOf([80, -1, -1]), WorkedPlays(), Observed), Winter, Observed.To);

        (metrics.MainstreamOf, metrics.MainstreamScore).ShouldBe((MainstreamOf.Tracks, 30));
        metrics.Series.Select(period => period.Measures!.MainstreamScore).ShouldBe([30, 30]);
    }

    [Fact]
    public void Calculate_WithoutPopularityGenresAndDates_IsNullAndUseful()
    {
        var bare = new TrackCatalogue(Tracks.Keys, Tracks.Names, Tracks.Artist, Tracks.Album, Tracks.DurationMs, Tracks.ArtistKeys, Tracks.ArtistNames, [], []);

        var metrics = DiscoveryCalculator.Calculate(TestHistories.Of(bare, WorkedPlays(), Observed), Winter, Observed.To);

        (metrics.MainstreamOf, metrics.MainstreamScore, metrics.UniqueGenres, metrics.GenreDiversity).ShouldBe((null, null, null, null));
        (metrics.NewReleaseRatio, metrics.NewReleaseRatioByTracks, metrics.CurrentYearShare).ShouldBe((null, null, null));
        metrics.ArtistScatter.ShouldBeEmpty();
        metrics.Basis.Attributes.ShouldAllBe(line => line.Coverage == 0 && line.Source == null);
        (metrics.ArtistDiversity, metrics.RepeatRate).ShouldBe((3 / 7.0, 0.5));
    }

    [Fact]
    public void Calculate_ReferenceData_FillWhatSpotifyDidNotSay_WithTheirSource()
    {
        var history = TestHistories.Of(CatalogueOf([80, -1, -1]), WorkedPlays(), Observed)
            .WithReference(new ReferenceAttributes(new(2022, 10, 1), [-1, 90, 60, -1], IndexLists.Of([null, null, null, [0]]), ["dub"]));

        var metrics = DiscoveryCalculator.Calculate(history, Winter, Observed.To);

        // Bob's one track has 60; Spotify's 80 of Ann stays.
        (metrics.MainstreamOf, metrics.MainstreamScore).ShouldBe((MainstreamOf.Artists, 70));
        metrics.ArtistScatter.Select(artist => (artist.Key, artist.Popularity, artist.Source)).ShouldBe([("A", 80, "spotify"), ("B", 60, "reference-derived")]);
        metrics.UniqueGenres.ShouldBe(3);
        metrics.Basis.Attributes.Where(line => line.Attribute is "artistPopularity" or "genres").ShouldBe(
        [
            new("artistPopularity", 3 / 7.0, "spotify"),
            new("artistPopularity", 3 / 7.0, "reference-derived"),
            new("genres", 6 / 7.0, "spotify"),
            new("genres", 1 / 7.0, "reference"),
        ]);
    }

    [Fact]
    public void Calculate_NewcomersThatWereDropped_AreWorthASecondListen()
    {
        // Bob: three plays on 2 January; Cy: three, the last one ten days before the end; Ann: known since 2025.
        var plays = new List<TestPlay> { Play(2025, 1, 5, 0), Play(2026, 1, 3, 0), Play(2026, 1, 3, 0), Play(2026, 1, 3, 0) };
        plays.AddRange(Enumerable.Range(0, 3).Select(i => Play(2026, 1, 2 + i, 2)));
        plays.AddRange(Enumerable.Range(0, 3).Select(i => Play(2026, 2, 16 + i, 3)));

        var metrics = DiscoveryCalculator.Calculate(TestHistories.Of(Tracks, plays, Observed), Winter, Observed.To);

        metrics.SecondListens.ShouldBe([new("B", "Bob", 3, new(2026, 1, 2), new(2026, 1, 4))]);
    }

    [Fact]
    public override void Calculate_EmptyHistory_GivesEmptySeriesZeroCountsAndNullRatios()
    {
        var metrics = DiscoveryCalculator.Calculate(TestHistories.Empty, ListeningWindow.Resolve(PlayColumns.Empty, Zones.Berlin, Observed.To), Observed.To);

        (metrics.Basis.Plays, metrics.UniqueArtists, metrics.UniqueTracks, metrics.Series.Count).ShouldBe((0, 0, 0, 0));
        (metrics.ArtistDiversity, metrics.ArtistDiversity50, metrics.RepeatRate, metrics.MainstreamScore, metrics.NewReleaseRatio).ShouldBe((null, null, null, null, null));
        metrics.Concentration.ShouldBe(new(null, null, null));
        metrics.NewVersusFamiliar.ShouldBe(new(0, 0, null, WarmUp: true));
        metrics.Profile.ShouldAllBe(axis => axis.Window == null && axis.AllHistory == null);
        metrics.ArtistScatter.ShouldBeEmpty();
        (metrics.Persona, metrics.Insights.Count).ShouldBe((null, 0));
    }

    [Fact]
    public override void Calculate_SinglePlay_CountsIt()
    {
        var metrics = DiscoveryCalculator.Calculate(TestHistories.Of(Tracks, [Play(2026, 1, 20, 1)], Observed), Winter, Observed.To);

        (metrics.ArtistDiversity, metrics.RepeatRate, metrics.NewReleaseRatio, metrics.CurrentYearShare).ShouldBe((1, 0, 1, 1));
        (metrics.Concentration.HerfindahlHirschman, metrics.Concentration.Top10Share).ShouldBe((1, 1));
        metrics.Series[1].Plays.ShouldBe(0);
        metrics.Series[1].Measures!.ArtistDiversity.ShouldBeNull();
        metrics.Series[1].Measures!.UniqueArtists.ShouldBe(0);
    }

    [Fact]
    public override void Calculate_NothingObserved_GivesNullsNotZeros()
    {
        var metrics = DiscoveryCalculator.Calculate(TestHistories.Of(Tracks, [Play(2026, 1, 20, 1)]), Winter, Observed.To);

        metrics.Series.Select(period => period.Plays).ShouldBe([1, null]);
        (metrics.Series[1].Measures, metrics.Series[1].NewVersusFamiliar).ShouldBe((null, null));
        metrics.NewVersusFamiliar.WarmUp.ShouldBeTrue();
        metrics.Profile.Single(axis => axis.Axis == ProfileAxisName.Novelty).Window.ShouldBeNull("all of it is warm-up");
    }

    internal override DiscoveryMetrics Calculate(ListeningHistory history, ListeningWindow window, Instant now) =>
        DiscoveryCalculator.Calculate(history, window, now);

    internal override Basis BasisOf(DiscoveryMetrics metrics) => metrics.Basis;

    private static TrackCatalogue CatalogueOf(sbyte[] artistPopularity) => new(
        ["old", "fresh", "year", "bare"], new string?[4], [0, 0, 1, 2], [-1, -1, -1, -1], [-1, -1, -1, -1], ["A", "B", "C"], ["Ann", "Bob", "Cy"], [], [],
        new TrackAttributes(
            new AlbumType[4],
            [DayOf(1999, 5, 1), DayOf(2026, 1, 10), DayOf(2025, 1, 1), TrackAttributes.UnknownDay],
            [DatePrecision.Day, DatePrecision.Day, DatePrecision.Year, DatePrecision.Unknown],
            [-1, -1, -1, -1],
            [30, 30, -1, -1]),
        artistAttributes: new ArtistAttributes(artistPopularity, [-1, -1, -1], IndexLists.Of([[0], [0, 1], null]), ["jazz", "soul"]));

    private static List<TestPlay> WorkedPlays() =>
    [
        Play(2025, 1, 5, 0),                                                                                 // before the window
        Play(2026, 1, 1, 2), Play(2026, 1, 2, 2), Play(2026, 1, 9, 1), Play(2026, 1, 20, 0),
        Play(2026, 2, 5, 2), Play(2026, 2, 20, 1), Play(2026, 2, 21, 3),
    ];

    private static (double? Window, double? AllHistory) Axis(DiscoveryMetrics metrics, ProfileAxisName name)
    {
        var axis = metrics.Profile.Single(axis => axis.Axis == name);
        return (axis.Window, axis.AllHistory);
    }

    private static int DayOf(int year, int month, int day) => new DateOnly(year, month, day).DayNumber - new DateOnly(1970, 1, 1).DayNumber;

    private static TestPlay Play(int year, int month, int day, int track) =>
        new(Instant.FromUtc(year, month, day, 12, 0), (track == 2 ? 2 : 3) * 60_000, Track: track);
}
