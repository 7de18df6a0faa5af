using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Comparison;

namespace SpotifyInsights.Tests.Domain.Metrics.Comparison;

public sealed class ComparisonCalculatorTests : CalculatorContract<ComparisonMetrics>
{
    private static readonly InstantRange Observed = new(Instant.FromUtc(2024, 1, 1, 0, 0), Instant.FromUtc(2026, 3, 1, 0, 0));
    private static readonly ListeningWindow February = new(new(2026, 2, 1), new(2026, 3, 1), Zones.Utc);
    private static readonly ListeningWindow August = new(new(2025, 8, 1), new(2025, 9, 1), Zones.Utc);

    // Tracks: x and y of Ann (jazz), z of Bob (jazz, soul), w of Cy (no genre), of 3, 2, 4 and 5 minutes.
    private static readonly TrackCatalogue Tracks = new(
        ["x", "y", "z", "w"], ["Ex", "Why", "Zed", null], [0, 0, 1, 2], [-1, -1, -1, -1], [-1, -1, -1, -1], ["A", "B", "C"], ["Ann", "Bob", "Cy"], [], [],
        artistAttributes: new ArtistAttributes([-1, -1, -1], [-1, -1, -1], IndexLists.Of([[0], [0, 1], null]), ["jazz", "soul"]));

    [Fact]
    public override void Calculate_WorkedExample_EqualsTheHandCalculation()
    {
        var metrics = ComparisonCalculator.Calculate(TestHistories.Of(Tracks, WorkedPlays(), Observed), February, August, Observed.To, new Ranking(Top: 2));

        // February: z 4, w 2, x 1. August: x 3, z 2, y 1.
        var tracks = metrics.Windows.Tracks;
        (tracks.CountA, tracks.CountB, tracks.Overlap, tracks.OverlapShare, tracks.Jaccard, tracks.ChangeRate).ShouldBe((2, 2, 1, 0.5, 1 / 3.0, 0.5));
        (tracks.ChangeChance, tracks.RankCorrelation).ShouldBe((null, null), "few plays, and one common track");

        // z w against x z: 0 of 1, then 1 of 2. 0.1 / 0.9 x 0.5 x 0.81 + 0.5 x 0.81.
        tracks.RankBiasedOverlap!.Value.ShouldBe(0.45, 1e-12);
        tracks.Both.ShouldBe([new("z", "Zed", "Bob", new(1, 4, 16), new(2, 2, 8), 1, null)]);
        tracks.OnlyA.ShouldBe([new("w", null, "Cy", new(2, 2, 10), new(null, 0, 0), null, null)]);
        tracks.OnlyB.ShouldBe([new("x", "Ex", "Ann", new(3, 1, 3), new(1, 3, 9), -2, null)]);
        tracks.Risers.ShouldBe([new("z", "Zed", 1, 2, null)]);
        tracks.Fallers.ShouldBe([new("x", "Ex", 3, 1, null)]);
        tracks.Newcomers.ShouldBe([new("w", null, 2, null, null)]);
        tracks.Dropped.ShouldBeEmpty("x was heard in February, too");

        metrics.Windows.Artists.Both.ShouldBe([new("B", "Bob", null, new(1, 4, 16), new(2, 2, 8), 1, null)]);
        metrics.Windows.A.ShouldBe(new(new(2026, 2, 1), new(2026, 3, 1), "1 February to 28 February 2026", 7, 29, 1));
        metrics.Windows.B.ShouldBe(new(new(2025, 8, 1), new(2025, 9, 1), "1 August to 31 August 2025", 6, 19, 1));

        // February: five of seven plays have a genre, 4 x 1/2 + 1 jazz, 4 x 1/2 soul. August: 4 + 2 x 1/2 jazz, 2 x 1/2 soul.
        var genres = metrics.Windows.Genres;
        (genres.CoverageA, genres.CoverageB).ShouldBe((5 / 7.0, 1));
        genres.Genres.ShouldBe([new("jazz", 3 / 5.0, 5 / 6.0), new("soul", 2 / 5.0, 1 / 6.0)]);
        genres.Distance!.Value.ShouldBe(0.2224107498891202, 1e-12, "m = (0.71667, 0.28333); half of both Kullback-Leibler divergences, in bits");
        genres.Flow.Select(flow => (flow.From, flow.To)).ShouldBe([("jazz", "jazz"), ("jazz", "soul"), ("soul", "soul")]);
        genres.Flow.Select(flow => Math.Round(flow.Share, 12)).ShouldBe([0.6, Math.Round((5 / 6.0) - 0.6, 12), Math.Round(1 / 6.0, 12)]);
        genres.Chance.ShouldBeNull();

        // Cy is known since January 2025, Ann and Bob since August.
        metrics.Windows.Discovery.ShouldBe(new(new(0, 7, 0, 0, WarmUp: false), new(6, 0, null, 1, WarmUp: false), -1, null));

        var allTime = metrics.AllTime;
        (allTime.Since, allTime.Plays, allTime.Minutes).ShouldBe((new LocalDate(2025, 1, 5), 14, 53));
        (allTime.Tracks.OverlapShare, allTime.Artists.OverlapShare).ShouldBe((0.5, 0.5), "z of z w, and Bob of Bob Cy");
        allTime.FavouriteArtists.Favourites.ShouldBe(
        [
            new("B", "Bob", null, new(1, 6, 24), new(1, 4, 16), true),
            new("A", "Ann", null, new(2, 5, 14), new(3, 1, 3), true),
        ]);
        (allTime.FavouriteArtists.InRotation, allTime.FavouriteArtists.Share, allTime.FavouriteArtists.MissingChance).ShouldBe((2, 1, null));
        (metrics.Ranges.Count, metrics.Snapshots.Count, metrics.Persona, metrics.Insights.Count).ShouldBe((0, 0, null, 0));
        metrics.Basis.Attributes.ShouldBe([new("genres", 5 / 7.0, "spotify")]);
        metrics.BasisB.Attributes.ShouldBe([new("genres", 1, "spotify")]);
    }

    [Fact]
    public void Calculate_ReferenceData_GiveGenresWithTheirSource()
    {
        var history = TestHistories.Of(Tracks, WorkedPlays(), Observed)
            .WithReference(new ReferenceAttributes(new(2022, 10, 1), [-1, -1, -1, -1], IndexLists.Of([null, null, null, [0]]), ["dub"]));

        var metrics = ComparisonCalculator.Calculate(history, February, August, Observed.To, new Ranking(Top: 1));

        metrics.Basis.Attributes.ShouldBe([new("genres", 5 / 7.0, "spotify"), new("genres", 2 / 7.0, "reference")]);
        metrics.Windows.Genres.Genres.ShouldBe([new("jazz", 3 / 7.0, 5 / 6.0)]);
        metrics.Windows.Genres.OtherA!.Value.ShouldBe(4 / 7.0, 1e-12);
        metrics.Windows.Genres.Flow.Select(flow => (flow.From, flow.To)).ShouldBe([("jazz", "jazz"), ("jazz", null), (null, null)]);
    }

    [Fact]
    public void Calculate_CreditAll_CountsGuestsAsArtistsToo()
    {
        var tracks = new TrackCatalogue(
            Tracks.Keys, Tracks.Names, Tracks.Artist, Tracks.Album, Tracks.DurationMs, Tracks.ArtistKeys, Tracks.ArtistNames, [], [], credits: IndexLists.Of([[0, 2], [0], [1], [2]]));

        var metrics = ComparisonCalculator.Calculate(TestHistories.Of(tracks, WorkedPlays(), Observed), February, August, Observed.To, new Ranking(Credit: Credit.All));

        metrics.Windows.Artists.Both.Select(artist => (artist.Key, artist.A.Plays, artist.B.Plays)).ShouldBe([("B", 4, 2), ("C", 3, 3), ("A", 1, 4)]);
    }

    [Fact]
    public void Calculate_TracksOfOneRecording_AreOneTrack()
    {
        // y is x on another album: February x 1, August x 4 (three of them as x), under the key that stands for both.
        var tracks = new TrackCatalogue(
            Tracks.Keys, Tracks.Names, Tracks.Artist, Tracks.Album, Tracks.DurationMs, Tracks.ArtistKeys, Tracks.ArtistNames, [], [], recording: [0, 0, 2, 3]);

        var metrics = ComparisonCalculator.Calculate(TestHistories.Of(tracks, WorkedPlays(), Observed), February, August, Observed.To);

        metrics.Windows.Tracks.Both.Select(track => (track.Key, track.A.Plays, track.B.Plays)).ShouldBe([("z", 4, 2), ("x", 1, 4)]);
        metrics.Windows.Artists.Both.Select(artist => (artist.Key, artist.A.Plays, artist.B.Plays)).ShouldBe([("B", 4, 2), ("A", 1, 4)]);
    }

    [Fact]
    public void Before_AnyWindow_IsAsLongAndDoesNotOverlap()
    {
        ComparisonWindows.Recent(new(2026, 3, 15)).ShouldBe((new LocalDate(2026, 2, 14), new LocalDate(2026, 3, 16)));
        ComparisonWindows.Recent(new(1900, 1, 5)).ShouldBe((new LocalDate(1900, 1, 1), new LocalDate(1900, 1, 6)), "there is nothing before 1900");
        ComparisonWindows.Before(new(2026, 2, 14), new(2026, 3, 16)).ShouldBe((new LocalDate(2025, 8, 17), new LocalDate(2025, 9, 16)));
        ComparisonWindows.Before(new(2025, 1, 1), new(2026, 1, 1)).ShouldBe((new LocalDate(2024, 1, 2), new LocalDate(2025, 1, 1)), "a year ago it would overlap");
        ComparisonWindows.Before(new(1900, 1, 1), new(1901, 1, 1)).ShouldBe((new LocalDate(1900, 1, 1), new LocalDate(1900, 1, 1)), "there is nothing before 1900");
    }

    [Theory]
    [InlineData("2026-02-14", "2026-03-16", "the last 30 days")]
    [InlineData("2026-03-15", "2026-03-16", "today")]
    [InlineData("2026-03-14", "2026-03-15", "14 March 2026")]
    [InlineData("2026-01-01", "2026-02-01", "1 January to 31 January 2026")]
    [InlineData("2025-12-01", "2026-02-01", "1 December 2025 to 31 January 2026")]
    public void Label_Window_IsInWords(string from, string to, string expected)
    {
        var window = new ListeningWindow(LocalDate.FromDateOnly(DateOnly.Parse(from)), LocalDate.FromDateOnly(DateOnly.Parse(to)), Zones.Utc);

        var metrics = ComparisonCalculator.Calculate(TestHistories.Empty, window, b: null, Instant.FromUtc(2026, 3, 15, 12, 0));

        metrics.Windows.A.Label.ShouldBe(expected);
    }

    [Fact]
    public override void Calculate_EmptyHistory_GivesEmptySeriesZeroCountsAndNullRatios()
    {
        var metrics = ComparisonCalculator.Calculate(TestHistories.Empty, ListeningWindow.Resolve(PlayColumns.Empty, Zones.Berlin, Observed.To), b: null, Observed.To);

        (metrics.Basis.Plays, metrics.BasisB.Plays, metrics.AllTime.Plays, metrics.AllTime.Since).ShouldBe((0, 0, 0, null));
        foreach (var items in (ItemComparison[])[metrics.Windows.Tracks, metrics.Windows.Artists, metrics.AllTime.Tracks, metrics.AllTime.Artists])
        {
            (items.CountA, items.CountB, items.Overlap).ShouldBe((0, 0, 0));
            (items.OverlapShare, items.Jaccard, items.ChangeRate, items.ChangeChance, items.RankCorrelation, items.RankBiasedOverlap).ShouldBe((null, null, null, null, null, null));
            items.Both.Concat(items.OnlyA).Concat(items.OnlyB).ShouldBeEmpty();
        }

        var genres = metrics.Windows.Genres;
        (genres.CoverageA, genres.CoverageB, genres.OtherA, genres.OtherB, genres.Distance, genres.Flow.Count).ShouldBe((null, null, null, null, null, 0));
        metrics.Windows.Discovery.A.ShouldBe(new(0, 0, null, null, WarmUp: true));
        (metrics.AllTime.FavouriteArtists.Favourites.Count, metrics.AllTime.FavouriteArtists.Share).ShouldBe((0, null));
        (metrics.Persona, metrics.Insights.Count).ShouldBe((null, 0));
    }

    [Fact]
    public override void Calculate_SinglePlay_CountsIt()
    {
        var metrics = ComparisonCalculator.Calculate(TestHistories.Of(Tracks, [Play(2026, 2, 5, 2)], Observed), February, August, Observed.To);

        var tracks = metrics.Windows.Tracks;
        (tracks.CountA, tracks.CountB, tracks.OverlapShare, tracks.Jaccard, tracks.ChangeRate, tracks.RankBiasedOverlap).ShouldBe((1, 0, 0, 0, 1, null));
        tracks.Newcomers.ShouldBe([new("z", "Zed", 1, null, null)]);
        (metrics.Windows.B.Plays, metrics.Windows.Genres.OtherB, metrics.Windows.Genres.Genres.Count).ShouldBe((0, null, 2));
        metrics.AllTime.Tracks.OverlapShare.ShouldBe(1);
    }

    [Fact]
    public override void Calculate_NothingObserved_GivesNullsNotZeros()
    {
        var metrics = ComparisonCalculator.Calculate(TestHistories.Of(Tracks, [Play(2026, 2, 5, 2)]), February, August, Observed.To);

        (metrics.Windows.A.Plays, metrics.Windows.B.Plays, metrics.Windows.B.Minutes).ShouldBe((1, null, null), "a play is known of February, nothing of August");
        metrics.Windows.Tracks.OnlyA.ShouldHaveSingleItem().B.ShouldBe(new(null, null, null));
        metrics.Windows.Discovery.A.WarmUp.ShouldBeTrue();
        metrics.Windows.Discovery.Difference.ShouldBeNull();

        // And the other way round: what is heard now is not known, so nothing is said of the favourites.
        var past = ComparisonCalculator.Calculate(TestHistories.Of(Tracks, [Play(2025, 8, 5, 2)]), February, August, Observed.To);
        (past.AllTime.FavouriteTracks.InRotation, past.AllTime.FavouriteTracks.Share).ShouldBe((null, null));
        past.AllTime.FavouriteTracks.Favourites.ShouldHaveSingleItem().InRotation.ShouldBeNull();
    }

    internal override ComparisonMetrics Calculate(ListeningHistory history, ListeningWindow window, Instant now) =>
        ComparisonCalculator.Calculate(history, window, b: null, now);

    internal override Basis BasisOf(ComparisonMetrics metrics) => metrics.Basis;

    private static List<TestPlay> WorkedPlays() =>
    [
        Play(2025, 1, 5, 3),
        Play(2025, 8, 1, 0), Play(2025, 8, 2, 0), Play(2025, 8, 31, 0), Play(2025, 8, 3, 2), Play(2025, 8, 4, 2), Play(2025, 8, 5, 1),
        Play(2026, 2, 1, 2), Play(2026, 2, 2, 2), Play(2026, 2, 3, 2), Play(2026, 2, 28, 2), Play(2026, 2, 5, 3), Play(2026, 2, 6, 3), Play(2026, 2, 7, 0),
    ];

    private static TestPlay Play(int year, int month, int day, int track) =>
        new(Instant.FromUtc(year, month, day, 12, 0), ((int[])[3, 2, 4, 5])[track] * 60_000, Track: track);
}
