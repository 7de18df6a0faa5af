using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Popularity;

namespace SpotifyInsights.Tests.Domain.Metrics.Popularity;

public sealed class PopularityInsightsTests
{
    private static readonly InstantRange HalfYear = new(Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2026, 7, 1, 0, 0));

    // 60 plays of one track of popularity 50 whose artist has two million followers: nothing to say.
    private static readonly PopularityMetrics Plain = Calculate(
        [PopularityCalculatorTests.Song("t", 0, 50, null)],
        [new("a", "A", 50, 2_000_000, [])],
        Enumerable.Range(0, 60).Select(i => (i, 0)));

    [Fact]
    public void Plain_SaysNothing() => Plain.Insights.ShouldBeEmpty();

    [Fact]
    public void SeedsExample_IsReached()
    {
        // 181 days, four plays a day: of four, three of popularity 72 and one of 56 (mean 68) in the first half, then three of 48 and one of 64 (mean 52).
        // Nine artists, seven of them under a million followers.
        var songs = Enumerable.Range(0, 36).Select(i => PopularityCalculatorTests.Song($"t{i:00}", i % 9, (i / 9) switch { 0 => 72, 1 => 56, 2 => 48, _ => 64 }, null)).ToList();
        var artists = Enumerable.Range(0, 9).Select(i => new TestArtist($"a{i}", $"Artist {i}", null, i < 7 ? 800_000 : 3_000_000, [])).ToList();
        int Track(int i, int day) => (i % 9) + (9 * ((day < 90 ? 0 : 2) + (i % 4 == 0 ? 1 : 0)));

        var metrics = Calculate(songs, artists, Enumerable.Range(0, 181 * 4).Select(i => (i / 4, Track(i, i / 4))));

        $"{Text(metrics, "popularity.change")} {Text(metrics, "popularity.niche-artists")}".ShouldBe(
            "Your taste is becoming more niche: Your mainstream score dropped from 68 to 52 in 6 months. 78% of your top artists have <1M followers.");
        metrics.Insights.Single(insight => insight.Id == "popularity.niche-artists").Values["artists"].ShouldBe(9);
    }

    [Theory]
    [InlineData(52, 68, 2, ChangeScope.KnownTracks, "Your taste is becoming more mainstream: Your mainstream score rose from 52 to 68 in 6 months.")]
    [InlineData(40, 34, 2, ChangeScope.CommonTracks, "Your taste is becoming more niche: Your mainstream score dropped from 40 to 34 in 6 months, among the 12 tracks that you heard early and late.")]
    [InlineData(40, 36, 2, ChangeScope.KnownTracks, null)]      // under five points
    [InlineData(40, 32, 9, ChangeScope.KnownTracks, null)]      // chance gives nine
    public void Change_AboveThresholdAndChance_Speaks(double from, double to, double chance, ChangeScope over, string? expected)
    {
        var trend = new Trend(new(new(2026, 1, 1), new(2026, 3, 2), 60, 1, from), new(new(2026, 5, 2), new(2026, 7, 1), 60, 1, to), to - from, new(chance / 2, chance));

        Text(Plain with { Change = new("spotify", over, 12, trend) }, "popularity.change").ShouldBe(expected);
    }

    [Theory]
    [InlineData(0.5, "popularity.niche-artists", "50% of your top artists have <1M followers.")]
    [InlineData(0.4, "popularity.niche-artists", null)]
    [InlineData(0.2, "popularity.big-artists", "80% of your top artists have 1M followers or more.")]
    [InlineData(0.3, "popularity.big-artists", null)]
    public void Artists_FromFiveWithKnownFollowers_Speak(double share, string id, string? expected)
    {
        PopularityMetrics With(int artists) => Plain with
        {
            Overall = Plain.Overall with { NicheArtistShare = share },
            TopArtists = [.. Enumerable.Range(1, artists).Select(rank => new ArtistReach($"{rank}", $"{rank}", rank, 1, 1, null, null, 60_000))],
        };

        Text(With(5), id).ShouldBe(expected);
        Text(With(4), id).ShouldBeNull();
    }

    [Fact]
    public void Secret_TheLeastFollowedTopArtist_IsNamedWithSomethingToDo()
    {
        PopularityMetrics With(params long?[] followers) =>
            Plain with { TopArtists = [.. followers.Select((count, i) => new ArtistReach($"k{i}", $"Band {i}", i + 1, 1, 1, null, null, count))] };

        var metrics = With(2_000_000, 1_240, null, 49_999);
        Text(metrics, "popularity.secret").ShouldBe("Your best-kept secret is Band 1: number 2 of your top artists, with 1,240 followers.");
        PopularityInsights.Of(metrics).Single(insight => insight.Id == "popularity.secret").Action
            .ShouldNotBeNull().Items.ShouldBe([new InsightItem(InsightItemKind.Artist, "k1", "Band 1")]);
        Text(With(1), "popularity.secret").ShouldBe("Your best-kept secret is Band 0: number 1 of your top artists, with 1 follower.");
        Text(With(50_000, null), "popularity.secret").ShouldBeNull();
    }

    [Theory]
    [InlineData(60.4, "popularity.mainstream", "You like what many like: your mainstream score is 60/100.")]
    [InlineData(59.9, "popularity.mainstream", null)]
    [InlineData(34.5, "popularity.obscure", "You dig deep: your obscurity index is 66/100.")]
    [InlineData(35.1, "popularity.obscure", null)]
    public void Levels_BeyondTheirThreshold_Speak(double mean, string id, string? expected) =>
        Text(Plain with { Overall = Plain.Overall with { MeanPopularity = mean, ObscurityIndex = 100 - mean } }, id).ShouldBe(expected);

    [Fact]
    public void Levels_MostlyFromTheReferenceData_NameTheirDate() => Text(
        Plain with { ReferenceAsOf = new(2022, 10, 1), Overall = Plain.Overall with { MeanPopularity = 70, SpotifyCoverage = 0.4 } },
        "popularity.mainstream").ShouldBe("You like what many like: your mainstream score is 70/100 as of October 2022.");

    [Theory]
    [InlineData(0.2, 0.1, 0.45, 0.05, 0.2, "You listen at both ends: 30% of your plays are little-known tracks (popularity under 40), 25% popular ones (60 and more).")]
    [InlineData(0.2, 0.1, 0.46, 0.04, 0.2, null)]
    public void BothEnds_AQuarterAtEither_Speaks(double a, double b, double c, double d, double e, string? expected) =>
        Text(Plain with { Overall = Plain.Overall with { BandShares = [a, b, c, d, e] } }, "popularity.both-ends").ShouldBe(expected);

    [Theory]
    [InlineData(50, 0.1, "popularity.hits", "10% of your tracks are hits (popularity 80 or more).")]
    [InlineData(49, 0.1, "popularity.hits", null)]
    [InlineData(50, 0.09, "popularity.hits", null)]
    [InlineData(50, 0.0, "popularity.no-hits", "None of your 50 tracks of known popularity is a hit (popularity 80 or more).")]
    [InlineData(50, 0.01, "popularity.no-hits", null)]
    public void Hits_ManyOrNone_Speak(int tracks, double share, string id, string? expected) => Text(
        Plain with { Overall = Plain.Overall with { HitShare = share }, Distribution = [new(0, 19, 60, 1, tracks, 1)] }, id).ShouldBe(expected);

    [Fact]
    public void Sentences_UnderFiftyPlaysOfKnownPopularity_AreSilent()
    {
        // 60 plays, four of five covered: 48.
        var basis = Plain.Basis with { Attributes = [new("trackPopularity", 0.8, "spotify")] };

        Text(Plain with { Basis = basis, Overall = Plain.Overall with { MeanPopularity = 90 } }, "popularity.mainstream").ShouldBeNull();
    }

    private static PopularityMetrics Calculate(IReadOnlyList<TestTrack> songs, IReadOnlyList<TestArtist> artists, IEnumerable<(int Day, int Track)> plays)
    {
        var catalogue = new RandomCatalogue(songs, artists, HasReference: false, Seed: 0);
        var history = PopularityCalculatorTests.With(
            catalogue,
            [.. plays.Select((play, i) => new TestPlay(HalfYear.From + Duration.FromDays(play.Day) + Duration.FromMinutes(12 * 60 + (i % 100)), 60_000, Track: play.Track))],
            HalfYear);
        var window = new ListeningWindow(new(2026, 1, 1), new(2026, 7, 1), Zones.Utc);
        return PopularityCalculator.Calculate(new ListeningSlice(new ListeningView(history, window.Zone), window, HalfYear.To), Ranking.Default);
    }

    private static string? Text(PopularityMetrics metrics, string id) =>
        PopularityInsights.Of(metrics).SingleOrDefault(insight => insight.Id == id)?.Text;
}
