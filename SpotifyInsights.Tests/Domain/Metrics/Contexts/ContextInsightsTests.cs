using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Contexts;
using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Tests.Domain.Metrics.Contexts;

public sealed class ContextInsightsTests
{
    private static readonly ListeningWindow Window = new(new(2026, 3, 1), new(2026, 5, 1), Zones.Utc);
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 0, 0);
    private static readonly Instant End = Instant.FromUtc(2026, 5, 1, 0, 0);

    private static readonly AudioFeatures Focus = new() { Energy = 0.4, Speechiness = 0.04, Instrumentalness = 0.9, Acousticness = 0.2, Tempo = 90, Danceability = 0.3 };
    private static readonly AudioFeatures Workout = new() { Energy = 0.9, Speechiness = 0.04, Instrumentalness = 0, Acousticness = 0.1, Tempo = 150, Danceability = 0.4 };
    private static readonly AudioFeatures Mixed = new() { Energy = 0.5, Speechiness = 0.04, Instrumentalness = 0, Acousticness = 0.3, Tempo = 110, Danceability = 0.5 };

    [Fact]
    public void Persona_TheDesignsExample_IsReached()
    {
        // Of a hundred tracks 45 are for focus, 15 for workout, 40 for nothing.
        var insight = Of([.. Tracks(100, track => track < 45 ? Focus : track < 60 ? Workout : Mixed)], plays: 400).Single(found => found.Id == "contexts.persona");

        insight.Title.ShouldBe("Focus Listener");
        insight.Text.ShouldBe(
            "You're a Focus Listener: 45% of your music is optimal for concentration (low speechiness, instrumental). Workout music makes up only 15%.");
        insight.Values.ShouldBe(new Dictionary<string, double> { ["share"] = 0.45, ["secondShare"] = 0.15 }, ignoreOrder: true);
    }

    [Fact]
    public void Persona_WithACloseSecond_DoesNotSayOnly() =>
        Of([.. Tracks(200, track => track < 110 ? Workout : track < 180 ? Focus : Mixed)], plays: 800).Single(found => found.Id == "contexts.persona").Text.ShouldBe(
            "You're a Workout Listener: 55% of your music is made for working out (high energy, high tempo). Focus music follows with 35%.");

    [Fact]
    public void Persona_OfAPart_SaysOfHowMuch() =>
        Of([.. Tracks(200, track => track >= 100 ? null : track < 60 ? Focus : Mixed)], plays: 800).Single(found => found.Id == "contexts.persona").Text.ShouldStartWith(
            "You're a Focus Listener: 60% of your music, as far as its sound is known (50% of your plays), is optimal for concentration");

    [Theory]
    [InlineData(100, 39)]       // under 40 %
    [InlineData(6, 3)]          // six tracks are no proof
    [InlineData(600, 100)]      // known of a sixth
    public void Persona_WithoutAClearLead_IsSilent(int tracks, int focus) =>
        Of([.. Tracks(tracks, track => tracks == 600 && track >= 100 ? null : track < focus ? Focus : track < 2 * focus - 1 ? Workout : Mixed)], plays: 600)
            .ShouldNotContain(found => found.Id == "contexts.persona");

    [Fact]
    public void Hours_OfAContextOfTheirOwn_AreNamed()
    {
        // Focus from 9 to 12, workout all day.
        var sounds = Tracks(100, track => track < 50 ? Focus : Workout).ToArray();
        var insight = Insights(sounds, Hourly((day, hour) => hour is >= 9 and < 12 ? (day + hour) % 50 : 50 + ((day + hour) % 50))).Single(found => found.Id == "contexts.hours");

        insight.Text.ShouldBe("Focus music has its time at 9am-12pm: it makes up 100% there, 8.0x its usual share.");
    }

    [Fact]
    public void Hours_WithoutDifference_AreNot()
    {
        var sounds = Tracks(100, track => track < 50 ? Focus : Workout).ToArray();

        Insights(sounds, Hourly((day, hour) => ((day * 7) + (hour * 13)) % 100)).ShouldNotContain(found => found.Id == "contexts.hours");
    }

    private static IEnumerable<TestSound> Tracks(int count, Func<int, AudioFeatures?> features) =>
        Enumerable.Range(0, count).Select(track => new TestSound($"t{track:000}", features(track)));

    private static IReadOnlyList<Insight> Of(TestSound[] sounds, int plays) =>
        Insights(sounds, Enumerable.Range(0, plays).Select(play => new TestPlay(Start + Duration.FromMinutes(31 * play), 40_000, Track: play % sounds.Length)));

    private static IEnumerable<TestPlay> Hourly(Func<int, int, int> track) =>
        from day in Enumerable.Range(0, 50)
        from hour in Enumerable.Range(0, 24)
        select new TestPlay(Start + Duration.FromDays(day) + Duration.FromHours(hour), 40_000, Track: track(day, hour));

    private static IReadOnlyList<Insight> Insights(TestSound[] sounds, IEnumerable<TestPlay> plays)
    {
        var history = AudioHistories.Of(sounds, [.. plays], new InstantRange(Instant.FromUtc(2026, 3, 1, 0, 0), End));
        return ContextCalculator.Calculate(new ListeningSlice(new ListeningView(history, Window.Zone), Window, End), Ranking.Default).Insights;
    }
}
