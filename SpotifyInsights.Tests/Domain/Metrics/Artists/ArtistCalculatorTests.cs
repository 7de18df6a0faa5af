using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Artists;

namespace SpotifyInsights.Tests.Domain.Metrics.Artists;

public sealed class ArtistCalculatorTests : CalculatorContract<ArtistMetrics>
{
    // Artists A (jazz, soul), B (jazz) and C (no genre known); tracks a1, a2 of A, b of B, c of C with guest A.
    private static readonly TrackCatalogue Tracks = new(
        ["a1", "a2", "b", "c"], ["A one", "A two", "B song", null], [0, 0, 1, 2], [-1, -1, -1, -1], [-1, -1, -1, -1],
        ["A", "B", "C"], ["Ann", "Bob", "Cy"], [], [],
        credits: IndexLists.Of([[0], [0], [1], [2, 0]]),
        artistAttributes: new ArtistAttributes([-1, -1, -1], [-1, -1, -1], IndexLists.Of([[0, 1], [0], null]), ["jazz", "soul"]));

    // 1 January to 30 April 2026, all observed: the warm-up of 90 days ends with 31 March.
    private static readonly InstantRange Observed = new(Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2026, 5, 1, 0, 0));
    private static readonly ListeningWindow Spring = new(new(2026, 1, 1), new(2026, 5, 1), Zones.Utc);

    [Fact]
    public override void Calculate_WorkedExample_EqualsTheHandCalculation()
    {
        var history = TestHistories.Of(
            Tracks,
            [
                Play(1, 5, "a1", 3), Play(1, 6, "a1", 3), Play(1, 7, "a2", 4), Play(1, 8, "b", 2),
                Play(2, 5, "b", 2), Play(2, 6, "b", 2), Play(2, 7, "a1", 3),
                Play(4, 5, "c", 5), Play(4, 6, "c", 5), Play(4, 7, "c", 5), Play(4, 8, "b", 2),
            ],
            Observed);

        var metrics = ArtistCalculator.Calculate(history, Spring, Observed.To, new Ranking(Top: 2));

        metrics.Periods.Select(period => (period.Period.Label, period.WarmUp, period.Plays, period.Minutes)).ShouldBe(
            [("2026-01", true, 4, 12), ("2026-02", true, 3, 7), ("2026-03", true, 0, 0), ("2026-04", false, 4, 17)]);

        // January: A 3, B 1. February: B 2, A 1. March: nobody. April: C 3, B 1.
        metrics.Ranking[0].Artists.ShouldBe([new("A", "Ann", 3, 10, 1, null), new("B", "Bob", 1, 2, 2, null)]);
        metrics.Ranking[1].Artists.ShouldBe([new("B", "Bob", 2, 4, 1, 1), new("A", "Ann", 1, 3, 2, -1)]);
        metrics.Ranking[2].Artists.ShouldBeEmpty();
        metrics.Ranking[3].Artists.ShouldBe([new("C", "Cy", 3, 15, 1, null), new("B", "Bob", 1, 2, 2, null)]);

        // Running totals: A 3, 4; B 1, 3, and 4 in April; C 3. A has 13 minutes, B 8: with equal plays A comes first.
        metrics.Race.Select(artist => artist.Key).ShouldBe(["A", "B", "C"]);
        metrics.Race[1].Periods.ShouldBe([0, 1, 3]);
        metrics.Race[1].Plays.ShouldBe([1, 3, 4]);
        metrics.Race[1].Minutes.ShouldBe([2, 6, 8]);

        metrics.Migration.Links.ShouldBe(
        [
            new("2026-01/B", "2026-02/B", MigrationKind.Stayed, 2),
            new("2026-01/A", "2026-02/A", MigrationKind.Stayed, 1),
            new("2026-02/B", "2026-03/-", MigrationKind.Left, 2),
            new("2026-02/A", "2026-03/-", MigrationKind.Left, 1),
            new("2026-03/+", "2026-04/C", MigrationKind.Entered, 3),
            new("2026-03/+", "2026-04/B", MigrationKind.Entered, 1),
        ]);
        metrics.Migration.Nodes.Select(node => node.Id).ShouldBe(
            ["2026-01/A", "2026-01/B", "2026-02/B", "2026-02/A", "2026-03/-", "2026-04/C", "2026-04/B", "2026-03/+"]);

        // Against the month before: the same two, nobody left of two, nobody there of two. April against January: B of two.
        metrics.ChangeRate.Select(change => change.One).ShouldBe([null, new(0, 2, null), new(1, 2, null), new(1, 2, null)]);
        metrics.ChangeRate[3].Three.ShouldBe(new(0.5, 2, null));
        metrics.ChangeRate.ShouldAllBe(change => change.Twelve == null);

        metrics.NewArtists.Select(period => period.Count).ShouldBe([2, 0, 0, 1]);
        metrics.NewArtists[3].Best.ShouldBe([new Newcomer("C", "Cy", 3)]);
        metrics.NewTracks.Select(period => period.Count).ShouldBe([3, 0, 0, 1]);
        metrics.NewTracks[3].Best.ShouldBe([new Newcomer("c", null, 3)]);
        (metrics.AverageNewArtists, metrics.AverageNewTracks).ShouldBe((1, 1), "April is the only month after the warm-up");

        // April: 1 of 4 plays goes to an artist of before.
        metrics.Loyalty.Select(period => period.Share).ShouldBe([0, 1, null, 0.25]);
        metrics.LoyaltyScore.ShouldBe(0.25);

        // Of January's two, both came back in February, none in March, one in April. May is not there.
        metrics.Retention[0].Cells.Select(cell => cell.Share).ShouldBe([1, 0, 0.5, null, null]);
        metrics.Retention[1].Cells.ShouldAllBe(cell => cell.Share == null);

        // January: two artists of 4 plays, shares 3/4 and 1/4: entropy 0.5623, e to it 1.7548.
        metrics.Diversity[0].ArtistDiversity.ShouldBe(0.5);
        metrics.Diversity[0].Entropy!.Value.ShouldBe(0.562335, 1e-6);
        metrics.Diversity[0].EffectiveArtists!.Value.ShouldBe(1.754765, 1e-6);
        metrics.Diversity[0].ArtistDiversity50.ShouldBeNull();
        metrics.Diversity[2].ShouldBe(new("2026-03", 0, null, null, null, null));

        // January: A's 3 plays are half jazz, half soul, B's one is jazz: 2.5 and 1.5 of 4. February: 2.5 and 0.5 of 3. April: B's one of four is jazz.
        metrics.GenreDrift.Genres.ShouldBe(["jazz", "soul"]);
        metrics.GenreDrift.Periods[0].Shares.ShouldBe([0.625, 0.375]);
        metrics.GenreDrift.Periods[3].Shares.ShouldBe([1, 0]);
        (metrics.GenreDrift.Periods[3].Coverage, metrics.GenreDrift.Periods[3].OtherShare, metrics.GenreDrift.Periods[3].Distance).ShouldBe((0.25, 0, null));
        metrics.Basis.Attributes.ShouldBe([new("genres", 8 / 11.0, "spotify")]);

        // p = (0.625, 0.375), q = (0.8333, 0.1667), m = (0.72917, 0.27083): H(m) = 0.842658, H(p) = 0.954434, H(q) = 0.650022 bits;
        // the root of 0.842658 - 0.802228 = 0.040430 is 0.201071.
        metrics.GenreDrift.Periods[1].Distance!.Value.ShouldBe(0.201071, 1e-6);
        metrics.Phases.ShouldBeEmpty();
        metrics.Forgotten.ShouldBeEmpty();
        metrics.Insights.ShouldBeEmpty();
    }

    [Fact]
    public void Calculate_CreditAll_GivesGuestsThePlayToo()
    {
        var history = TestHistories.Of(Tracks, [Play(1, 5, "c", 3), Play(1, 6, "c", 3), Play(1, 7, "b", 3)], Observed);

        var metrics = ArtistCalculator.Calculate(history, Spring, Observed.To, new Ranking(Credit: Credit.All));

        metrics.Ranking[0].Artists!.Select(artist => (artist.Key, artist.Plays)).ShouldBe([("A", 2), ("C", 2), ("B", 1)]);
        metrics.Periods[0].Plays.ShouldBe(3);
        metrics.Diversity[0].ArtistDiversity.ShouldBe(1);

        // Five credits, three of them to artists with genres.
        metrics.Basis.Attributes.ShouldBe([new("genres", 0.6, "spotify")]);
    }

    [Fact]
    public void Calculate_ByMinutes_RanksByMinutes()
    {
        var history = TestHistories.Of(Tracks, [Play(1, 5, "a1", 1), Play(1, 6, "a1", 1), Play(1, 7, "b", 3)], Observed);

        ArtistCalculator.Calculate(history, Spring, Observed.To, new Ranking(By: RankBy.Minutes)).Ranking[0].Artists!
            .Select(artist => artist.Key).ShouldBe(["B", "A"]);
    }

    [Fact]
    public override void Calculate_EmptyHistory_GivesEmptySeriesZeroCountsAndNullRatios()
    {
        var metrics = ArtistCalculator.Calculate(TestHistories.Empty, ListeningWindow.Resolve(PlayColumns.Empty, Zones.Berlin, Observed.To), Observed.To);

        (metrics.Basis.Plays, metrics.Periods.Count, metrics.Ranking.Count, metrics.Race.Count).ShouldBe((0, 0, 0, 0));
        (metrics.AverageNewArtists, metrics.AverageNewTracks, metrics.LoyaltyScore).ShouldBe((null, null, null));
        metrics.Migration.Links.ShouldBeEmpty();
        metrics.GenreDrift.Genres.ShouldBeEmpty();
        metrics.Basis.Attributes.ShouldBe([new("genres", null, null)]);
        metrics.Phases.ShouldBeEmpty();
        metrics.Insights.ShouldBeEmpty();
    }

    [Fact]
    public override void Calculate_SinglePlay_CountsIt()
    {
        var metrics = ArtistCalculator.Calculate(TestHistories.Of(Tracks, [Play(1, 5, "b", 2)], Observed), Spring, Observed.To);

        metrics.Ranking[0].Artists.ShouldBe([new("B", "Bob", 1, 2, 1, null)]);
        metrics.NewArtists[0].Count.ShouldBe(1);
        metrics.NewTracks[0].Best.ShouldBe([new Newcomer("b", "B song", 1)]);
        metrics.Diversity[0].EffectiveArtists.ShouldBe(1);
        metrics.Retention[0].Cells[0].Share.ShouldBe(0);
        metrics.LoyaltyScore.ShouldBeNull();
    }

    [Fact]
    public override void Calculate_NothingObserved_GivesNullsNotZeros()
    {
        var metrics = ArtistCalculator.Calculate(TestHistories.Of(Tracks, [Play(2, 5, "b", 2)]), Spring, Observed.To);

        metrics.Periods.Select(period => period.Plays).ShouldBe([null, 1, null, null]);
        metrics.Ranking.Select(ranking => ranking.Artists is null).ShouldBe([true, false, true, true]);
        metrics.NewArtists.Select(period => period.Count).ShouldBe([null, 1, null, null]);
        metrics.ChangeRate.ShouldAllBe(change => change.One == null && change.Three == null);
        metrics.Retention.SelectMany(period => period.Cells).ShouldAllBe(cell => cell.Share == null);
        metrics.Migration.Links.ShouldBeEmpty();
        metrics.Diversity[0].UniqueArtists.ShouldBeNull();
        metrics.Periods.ShouldAllBe(period => period.WarmUp);
        metrics.AverageNewArtists.ShouldBeNull();
    }

    [Fact]
    public void Calculate_TrackWithoutArtist_CountsAsAPlayOfNobody()
    {
        var tracks = new TrackCatalogue(["x", "b"], [null, null], [-1, 0], [-1, -1], [-1, -1], ["B"], ["Bob"], [], []);
        var plays = new[] { new TestPlay(Instant.FromUtc(2026, 1, 5, 12, 0), 60_000), new(Instant.FromUtc(2026, 1, 5, 13, 0), 60_000, Track: 1) };

        var metrics = ArtistCalculator.Calculate(TestHistories.Of(tracks, plays, Observed), Spring, Observed.To);

        metrics.Periods[0].Plays.ShouldBe(2);
        metrics.Diversity[0].ShouldBe(new("2026-01", 1, 0.5, null, 0, 1));
        metrics.NewTracks[0].Count.ShouldBe(2);
        metrics.GenreDrift.Periods[0].Coverage.ShouldBe(0);
        metrics.GenreDrift.Periods[0].Shares.ShouldBeNull();
    }

    [Fact]
    public void Calculate_ThreeWeeksOfOneArtist_AreAPhase()
    {
        // 20 weeks from Monday 5 January 2026: 20 plays a week, of which 1 is Bob's; in weeks 9 to 11 (2 to 22 March) 12 are.
        var (monday, week) = (Instant.FromUtc(2026, 1, 5, 12, 0), Duration.FromDays(7));
        var plays = Enumerable.Range(0, 20).SelectMany(i => Enumerable.Range(0, 20).Select(play => new TestPlay(
            monday + (week * i) + Duration.FromMinutes(play * 5), 120_000, Track: play < (i is 8 or 9 or 10 ? 12 : 1) ? 2 : play % 2)));
        var window = new ListeningWindow(new(2026, 1, 5), new(2026, 5, 25), Zones.Utc);

        var metrics = ArtistCalculator.Calculate(
            TestHistories.Of(Tracks, [.. plays], new InstantRange(monday, monday + (week * 20))), window, Instant.FromUtc(2026, 5, 25, 0, 0));

        // 36 of 60 plays, and 17 of the other 340.
        metrics.Phases.Where(phase => phase.Kind == PhaseKind.Artist).ShouldBe([new(PhaseKind.Artist, "B", "Bob", new(2026, 3, 2), new(2026, 3, 23), 36, 0.6, 0.05)]);
        metrics.Insights.Single(insight => insight.Id == "artists.artist-phase").Text
            .ShouldBe("Your Bob phase in March: 60% of your plays, against 5% otherwise.");
    }

    [Fact]
    public void Calculate_FavouriteUnheardForNinetyObservedDays_IsForgotten()
    {
        var plays = Enumerable.Range(0, 12).Select(i => Play(1, 1 + i, "a1", 3)).Concat(Enumerable.Range(0, 12).Select(i => Play(4, 1 + i, "b", 3)));

        ForgottenOf(plays, Observed).ShouldBe([new("A", "Ann", 12, new(2026, 1, 12))]);

        // With ten days unobserved since then, only 98 days of silence are left after 12 January; with twenty, 88.
        ForgottenOf(plays, new(Observed.From, Instant.FromUtc(2026, 2, 1, 0, 0)), new(Instant.FromUtc(2026, 2, 11, 0, 0), Observed.To)).Count.ShouldBe(1);
        ForgottenOf(plays, new(Observed.From, Instant.FromUtc(2026, 2, 1, 0, 0)), new(Instant.FromUtc(2026, 2, 21, 0, 0), Observed.To)).ShouldBeEmpty();

        static IReadOnlyList<ForgottenArtist> ForgottenOf(IEnumerable<TestPlay> plays, params InstantRange[] observed) =>
            ArtistCalculator.Calculate(TestHistories.Of(Tracks, [.. plays], observed), Spring, Observed.To).Forgotten;
    }

    internal override ArtistMetrics Calculate(ListeningHistory history, ListeningWindow window, Instant now) =>
        ArtistCalculator.Calculate(history, window, now);

    internal override Basis BasisOf(ArtistMetrics metrics) => metrics.Basis;

    private static TestPlay Play(int month, int day, string track, double minutes) =>
        new(Instant.FromUtc(2026, month, day, 12, 0), (int)(minutes * 60_000), Track: Array.IndexOf(Tracks.Keys, track));
}
