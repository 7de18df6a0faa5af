using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Comparison;

namespace SpotifyInsights.Tests.Domain.Metrics.Comparison;

public sealed class ComparisonInsightsTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 15, 12, 0);
    private static readonly InstantRange Observed = new(Instant.FromUtc(2023, 1, 1, 0, 0), Now);
    private static readonly string Comparing = "comparing the last 30 days with 17 August to 15 September 2025.";

    // Every artist has one track. 10 favourites with 150 plays each since 2024; now and half a year ago the same, 30 plays each.
    private static readonly ComparisonMetrics Steady = Calculate(recent: [.. Enumerable.Range(0, 10)], former: [.. Enumerable.Range(0, 10)]);

    // The same without anything to say about steadiness, which other sentences would contradict.
    private static readonly ComparisonMetrics Neutral = Steady with
    {
        Persona = null,
        Windows = Steady.Windows with { Artists = Steady.Windows.Artists with { ChangeRate = 0.5, ChangeChance = null, RankCorrelation = null } },
    };

    [Fact]
    public void SeedExample_MusicalConsistency_IsReachable()
    {
        // Seven of the ten favourites and three newcomers, 30 plays each.
        var metrics = Calculate(recent: [0, 1, 2, 3, 4, 5, 6, 20, 21, 22], former: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);

        metrics.Insights[0].Text.ShouldBe("Musical Consistency: 70% of your short-term top tracks are also in your all-time favorites. You're loyal to your core taste.");
        (metrics.Persona!.Id, metrics.Persona.Values["overlapShare"]).ShouldBe(("musical-consistency", 0.7));
    }

    [Fact]
    public void SeedExample_MusicalExplorer_IsReachable()
    {
        var metrics = Calculate(recent: [0, 1, 20, 21, 22, 23, 24, 25, 26, 27], former: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);

        metrics.Insights[0].Text.ShouldBe("Musical Explorer: Only 20% overlap between short-term and long-term. You're constantly discovering new music.");
        metrics.Persona!.Id.ShouldBe("musical-explorer");
    }

    [Theory]
    [InlineData(0.6, "musical-consistency")]
    [InlineData(0.59, null)]
    [InlineData(0.31, null)]
    [InlineData(0.3, "musical-explorer")]
    public void Persona_AtItsThresholds_Speaks(double share, string? expected)
    {
        var tracks = Steady.AllTime.Tracks with { OverlapShare = share, ChangeRate = 1 - share, ChangeChance = new(0.1, 0.3) };

        ComparisonPersona.Of(Steady with { AllTime = Steady.AllTime with { Tracks = tracks } })?.Id.ShouldBe(expected);
        (ComparisonPersona.Of(Steady with { AllTime = Steady.AllTime with { Tracks = tracks } }) is null).ShouldBe(expected is null);
    }

    [Fact]
    public void Explorer_AsMuchAsChanceChanges_IsNone()
    {
        var tracks = Steady.AllTime.Tracks with { OverlapShare = 0.2, ChangeRate = 0.8, ChangeChance = new(0.6, 0.8) };

        ComparisonPersona.Of(Steady with { AllTime = Steady.AllTime with { Tracks = tracks } }).ShouldBeNull();
    }

    [Fact]
    public void Persona_OfALongWindowOrOfMostOfTheHistory_IsNone()
    {
        var a = Steady.Windows.A;
        ComparisonPersona.Of(Steady with { Windows = Steady.Windows with { A = a with { From = a.To.PlusDays(-93) } } }).ShouldBeNull("93 days are no short term");
        ComparisonPersona.Of(Steady with { AllTime = Steady.AllTime with { Plays = (4 * Steady.Basis.Plays) - 1 } }).ShouldBeNull("it is more than a quarter of all");
    }

    [Fact]
    public void Favourites_MostInRotation_AreNamed()
    {
        Text(Steady, "comparison.favourites-kept").ShouldBe("All of your 10 all-time favorite artists are still in your current rotation.");
        Text(Steady, "comparison.favourites-missing").ShouldBeNull();
        var eight = Steady with { AllTime = Steady.AllTime with { FavouriteArtists = Steady.AllTime.FavouriteArtists with { InRotation = 8, Share = 0.8 } } };
        Text(eight, "comparison.favourites-kept").ShouldBe("8 of your 10 all-time favorite artists are still in your current rotation.");
        Text(eight with { Windows = eight.Windows with { A = eight.Windows.A with { Label = "1 January to 30 June 2026" } } }, "comparison.favourites-kept")
            .ShouldBe("8 of your 10 all-time favorite artists were in your rotation from 1 January to 30 June 2026.");
    }

    [Fact]
    public void Favourites_MostMissing_AreWorthAnotherListen()
    {
        var metrics = Calculate(recent: [0, 1, 2, 20, 21, 22, 23, 24, 25, 26], former: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);

        var insight = metrics.Insights.Single(insight => insight.Id == "comparison.favourites-missing");
        insight.Text.ShouldBe("Only 3 of your 10 all-time favorite artists are still in your current rotation.");
        insight.Action!.Text.ShouldBe("Listen to Artist 03, Artist 04 and Artist 05 again.");
        Text(metrics, "comparison.favourites-kept").ShouldBeNull();
    }

    [Fact]
    public void Favourites_ThatChanceMisses_AreNoFinding()
    {
        var favourites = Neutral.AllTime.FavouriteArtists.Favourites.Select((favourite, i) => favourite with { InRotation = i < 4 }).ToArray();
        var rotation = new Rotation(favourites, 4, 0.4, new(0.4, 0.6));

        Text(Neutral with { AllTime = Neutral.AllTime with { FavouriteArtists = rotation } }, "comparison.favourites-missing").ShouldBeNull();
        Text(Neutral with { AllTime = Neutral.AllTime with { FavouriteArtists = rotation with { MissingChance = new(0.4, 0.59) } } }, "comparison.favourites-missing").ShouldNotBeNull();
    }

    [Fact]
    public void Top_ThatChanged_SaysHowManyAreNew()
    {
        var metrics = Calculate(recent: [0, 1, 2, 3, 20, 21, 22, 23, 24, 25], former: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);

        Text(metrics, "comparison.top-changed").ShouldBe($"6 of your top 10 artists were not there before, {Comparing}");
        Text(metrics, "comparison.top-steady").ShouldBeNull();
        Text(Steady, "comparison.top-changed").ShouldBeNull();
        Text(Steady, "comparison.top-steady").ShouldBe($"All of your top 10 artists were there before already, {Comparing}");
    }

    [Fact]
    public void Newcomers_AndWhoWasDropped_AreNamedBeyondChance()
    {
        // 30 of 300 plays are far from none; 3 are not.
        var metrics = Calculate(recent: [0, 1, 2, 3, 4, 5, 6, 7, 8, 20], former: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);

        Text(metrics, "comparison.newcomers").ShouldBe("New among your top artists: Artist 20, not heard at all from 17 August to 15 September 2025.");
        Text(metrics, "comparison.dropped").ShouldBe("Artist 09 was your number 10 from 17 August to 15 September 2025; you did not play one track in the last 30 days.");
        var few = metrics.Windows.Artists with
        {
            Newcomers = [.. metrics.Windows.Artists.Newcomers.Select(move => move with { BeyondChance = false })],
            Dropped = [.. metrics.Windows.Artists.Dropped.Select(move => move with { BeyondChance = null })],
        };
        Text(metrics with { Windows = metrics.Windows with { Artists = few } }, "comparison.newcomers").ShouldBeNull();
        Text(metrics with { Windows = metrics.Windows with { Artists = few } }, "comparison.dropped").ShouldBeNull();
    }

    [Theory]
    [InlineData(2, 12, true, "Ann climbed from number 12 to number 2 among your artists, ")]
    [InlineData(2, 12, false, null)]
    [InlineData(2, 4, true, null)]
    public void Riser_BeyondChanceAndThreePlaces_IsNamed(int now, int before, bool beyond, string? expected)
    {
        var artists = Steady.Windows.Artists with { Risers = [new("A", "Ann", now, before, beyond)], Fallers = [new("A", "Ann", before, now, beyond)] };
        var metrics = Steady with { Windows = Steady.Windows with { Artists = artists } };

        Text(metrics, "comparison.riser").ShouldBe(expected is null ? null : expected + Comparing);
        Text(metrics, "comparison.faller").ShouldBe(expected is null ? null : $"Ann fell from number {now} to number {before} among your artists, {Comparing}");
    }

    [Theory]
    [InlineData(0.3, 0.2, "Your genres shifted: jazz rose from 20% to 30% of your listening, ")]
    [InlineData(0.2, 0.3, "Your genres shifted: jazz fell from 30% to 20% of your listening, ")]
    [InlineData(0.24, 0.2, null)]
    public void GenreShift_BeyondChance_NamesTheGenreThatMovedMost(double now, double before, string? expected)
    {
        var genres = Neutral.Windows.Genres with { Genres = [new("dub", 0.5, 0.49), new("jazz", now, before)], Distance = 0.3, Chance = new(0.2, 0.25) };
        AttributeCoverage[] covered = [new("genres", 1, "spotify")];
        var metrics = Neutral with
        {
            Windows = Neutral.Windows with { Genres = genres },
            Basis = Neutral.Basis with { Attributes = covered },
            BasisB = Neutral.BasisB with { Attributes = covered },
        };

        Text(metrics, "comparison.genre-shift").ShouldBe(expected is null ? null : expected + Comparing);
        Text(metrics with { BasisB = Neutral.BasisB }, "comparison.genre-shift").ShouldBeNull("no genre is known there");
        Text(metrics with { Windows = metrics.Windows with { Genres = genres with { Distance = 0.25 } } }, "comparison.genre-shift").ShouldBeNull("chance does that");
    }

    [Theory]
    [InlineData(0.3, 0.2, 0.08, "comparison.exploring", "30% of your plays were of artists new to you, up from 20%, ")]
    [InlineData(0.2, 0.3, 0.08, "comparison.settling", "20% of your plays were of artists new to you, down from 30%, ")]
    [InlineData(0.3, 0.2, 0.1, "comparison.exploring", null)]
    [InlineData(0.24, 0.2, 0.01, "comparison.exploring", null)]
    public void Discovery_BeyondChance_SaysWhereItGoes(double now, double before, double chance, string id, string? expected)
    {
        var discovery = new DiscoveryComparison(new(30, 70, 3 / 7.0, now, WarmUp: false), new(20, 80, 0.25, before, WarmUp: false), Math.Round(now - before, 9), new(0.02, chance));

        Text(Neutral with { Windows = Neutral.Windows with { Discovery = discovery } }, id).ShouldBe(expected is null ? null : expected + Comparing);
    }

    [Fact]
    public void Loyal_FewDiscoveries_SaysTheRatio()
    {
        var discovery = Steady.Windows.Discovery with { A = new(5, 295, 5 / 295.0, 5 / 300.0, WarmUp: false) };
        var metrics = Steady with { Windows = Steady.Windows with { Discovery = discovery } };

        Text(metrics, "comparison.loyal").ShouldBe("For each play of an artist new to you there were 59 of artists you knew.");
        Text(metrics with { Windows = Steady.Windows with { Discovery = discovery with { A = discovery.A with { WarmUp = true } } } }, "comparison.loyal").ShouldBeNull();
    }

    [Theory]
    [InlineData(0.7, 6, "The 6 artists that stayed at your top are in nearly the same order as before, ")]
    [InlineData(0.69, 6, null)]
    [InlineData(0.9, 5, null)]
    public void SameOrder_AtItsThresholds_Speaks(double tau, int overlap, string? expected)
    {
        var artists = Steady.Windows.Artists with { RankCorrelation = tau, Overlap = overlap };

        Text(Steady with { Windows = Steady.Windows with { Artists = artists } }, "comparison.same-order").ShouldBe(expected is null ? null : expected + Comparing);
    }

    [Fact]
    public void Insights_UnderFiftyPlaysInB_AreOfAAlone()
    {
        var metrics = Steady with { BasisB = Steady.BasisB with { Plays = 49 } };

        ComparisonInsights.Of(metrics).Select(insight => insight.Id).ShouldBe(["comparison.persona", "comparison.favourites-kept"]);
        ComparisonInsights.Of(metrics with { Basis = metrics.Basis with { Plays = 49 } }).ShouldBeEmpty();
    }

    private static string? Text(ComparisonMetrics metrics, string id) => ComparisonInsights.Of(metrics).FirstOrDefault(insight => insight.Id == id)?.Text;

    private static ComparisonMetrics Calculate(int[] recent, int[] former)
    {
        const int artists = 40;
        var keys = Enumerable.Range(0, artists).Select(i => $"{i:00}").ToArray();
        var tracks = new TrackCatalogue(
            keys, keys, [.. Enumerable.Range(0, artists)], [.. Enumerable.Repeat(-1, artists)], [.. Enumerable.Repeat(-1, artists)], keys, [.. keys.Select(key => "Artist " + key)], [], []);
        TestPlay[] plays =
        [
            .. Played(Instant.FromUtc(2024, 1, 1, 0, 0), [.. Enumerable.Range(0, 10)], 150),
            .. Played(Instant.FromUtc(2025, 8, 20, 0, 0), former, 30),
            .. Played(Instant.FromUtc(2026, 2, 20, 0, 0), recent, 30),
        ];
        var (from, to) = ComparisonWindows.Recent(new(2026, 3, 15));
        return ComparisonCalculator.Calculate(TestHistories.Of(tracks, plays, Observed), new(from, to, Zones.Utc), b: null, Now);
    }

    private static IEnumerable<TestPlay> Played(Instant from, int[] artists, int each) => Enumerable.Range(0, artists.Length * each)
        .Select(i => new TestPlay(from + Duration.FromMinutes(5 * i), 180_000 - (1_000 * artists[i % artists.Length]), Track: artists[i % artists.Length]));
}
