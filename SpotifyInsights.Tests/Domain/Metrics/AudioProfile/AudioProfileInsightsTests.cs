using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.AudioProfile;
using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Tests.Domain.Metrics.AudioProfile;

public sealed class AudioProfileInsightsTests
{
    private static readonly ListeningWindow Window = new(new(2026, 3, 1), new(2026, 5, 1), Zones.Berlin);
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 8, 0);
    private static readonly Instant End = Instant.FromUtc(2026, 4, 30, 22, 0);

    [Fact]
    public void Sound_TheDesignsExample_IsReached()
    {
        var sounds = new[] { new TestSound("a", Features(0.78, 0.65, acousticness: 0.1, instrumentalness: 0.05)) };

        var insight = Of(sounds, plays: 200).Single(found => found.Id == "audio-profile.sound");

        insight.Text.ShouldBe(
            "Your music is High Energy (0.78) and Moderately Happy (valence: 0.65). "
            + "You prefer vocal-driven tracks (low instrumentalness) with electronic production (low acousticness).");
        insight.Values.ShouldBe(
            new Dictionary<string, double> { ["energy"] = 0.78, ["valence"] = 0.65, ["instrumentalness"] = 0.05, ["acousticness"] = 0.1 }, new Close(), ignoreOrder: true);
    }

    [Fact]
    public void Sound_OfAPart_SaysOfHowMuch()
    {
        TestSound[] sounds = [new("a", Features(0.2, 0.3, acousticness: 0.8, instrumentalness: 0.9)), new("b", null)];

        Of(sounds, plays: 200).Single(found => found.Id == "audio-profile.sound").Text.ShouldBe(
            "Your music, as far as its sound is known (50% of your plays), is Low Energy (0.20) and Melancholic (valence: 0.30). "
            + "You prefer instrumental tracks (high instrumentalness) with acoustic production (high acousticness).");
    }

    [Theory]
    [InlineData(1, 1, 2000, Confidence.High)]
    [InlineData(2, 1, 4000, Confidence.Medium)]      // half is not more than half
    [InlineData(10, 1, 20_000, Confidence.Low)]      // 2,000 covered plays are many, a tenth of all is little
    [InlineData(1, 1, 250, Confidence.Medium)]
    public void Confidence_FallsWithCoverage(int tracks, int known, int plays, Confidence confidence)
    {
        var sounds = Enumerable.Range(0, tracks).Select(track => new TestSound($"t{track}", track < known ? Features(0.78, 0.65) : null)).ToArray();

        Of(sounds, plays).Single(found => found.Id == "audio-profile.sound").Confidence.ShouldBe(confidence);
    }

    [Fact]
    public void Sound_UnderFiftyCoveredPlays_IsSilent()
    {
        TestSound[] sounds = [new("a", Features(0.78, 0.65)), new("b", null), new("c", null), new("d", null)];

        Of(sounds, plays: 196).ShouldNotContain(found => found.Id == "audio-profile.sound");
        Of(sounds, plays: 200).ShouldContain(found => found.Id == "audio-profile.sound");
    }

    [Fact]
    public void Insufficient_SaysHowMuchIsKnown_AndOnlyThen()
    {
        TestSound[] half = [new("a", Features(0.5, 0.5)), new("b", null), new("c", null)];

        Of(half, plays: 300)[0].ShouldSatisfyAllConditions(
            insight => insight.Id.ShouldBe("audio-profile.insufficient-coverage"),
            insight => insight.Text.ShouldBe("Audio features are unavailable for most of your plays (known for 33%). Popularity and release years are given instead."));
        Of([new("a", Features(0.5, 0.5))], plays: 300).ShouldNotContain(found => found.Id == "audio-profile.insufficient-coverage");
    }

    [Fact]
    public void MoodChange_SpeaksOnlyAboveChance()
    {
        // Forty tracks before and forty after, all different; or the same change carried by one track on either side, of five.
        var many = Enumerable.Range(0, 80).Select(track => new TestSound($"t{track}", Features(0.5, track < 40 ? 0.3 : 0.7))).ToArray();
        var few = Enumerable.Range(0, 10).Select(track => new TestSound($"t{track}", Features(0.5, track is 2 ? 0.1 : track is 7 ? 0.9 : 0.5))).ToArray();

        Halves(many).Single(found => found.Id == "audio-profile.mood-change").Text.ShouldBe(
            "Your music became brighter: its mood score went from 40 in the first half of the time to 60 in the second.");
        Halves(few).ShouldNotContain(found => found.Id == "audio-profile.mood-change");
    }

    [Theory]
    [InlineData(0.9, 0.9, "Your mood score is 84 of 100: you like it bright and lively.")]
    [InlineData(0.2, 0.2, "Your mood score is 25 of 100: you like it dark and calm.")]
    [InlineData(0.5, 0.5, null)]
    public void Mood_SpeaksAtTheEnds(double energy, double valence, string? text)
    {
        var found = Of([new("a", Features(energy, valence))], plays: 100).SingleOrDefault(insight => insight.Id == "audio-profile.mood");

        found?.Text.ShouldBe(text);
        (found is null).ShouldBe(text is null);
    }

    [Theory]
    [InlineData(152, "Half of your plays have 152 beats per minute or more: you like it fast.")]
    [InlineData(84, "Half of your plays have 84 beats per minute or fewer: you like it slow.")]
    [InlineData(115, null)]
    public void Tempo_SpeaksAtTheEnds(double tempo, string? text)
    {
        var found = Of([new("a", Features(0.5, 0.5) with { Tempo = tempo })], plays: 100).SingleOrDefault(insight => insight.Id == "audio-profile.tempo");

        found?.Text.ShouldBe(text);
        (found is null).ShouldBe(text is null);
    }

    private static AudioFeatures Features(double energy, double valence, double acousticness = 0.5, double instrumentalness = 0.1) =>
        new() { Energy = energy, Valence = valence, Acousticness = acousticness, Instrumentalness = instrumentalness, Tempo = 115 };

    // Every track as often as any other, one after the other.
    private static IReadOnlyList<Insight> Of(TestSound[] sounds, int plays) =>
        Insights(sounds, Enumerable.Range(0, plays).Select(play => new TestPlay(Start + Duration.FromMinutes(2 * play), 40_000, Track: play % sounds.Length)));

    // The first half of the tracks in the first half of the window, the others in the second.
    private static IReadOnlyList<Insight> Halves(TestSound[] sounds) => Insights(sounds, Enumerable.Range(0, 160).Select(play => new TestPlay(
        Start + Duration.FromMinutes(2 * play) + (play < 80 ? Duration.Zero : Duration.FromDays(31)),
        40_000,
        Track: (play % (sounds.Length / 2)) + (play < 80 ? 0 : sounds.Length / 2))));

    private static IReadOnlyList<Insight> Insights(TestSound[] sounds, IEnumerable<TestPlay> plays)
    {
        var history = AudioHistories.Of(sounds, [.. plays], new InstantRange(Instant.FromUtc(2026, 2, 28, 23, 0), End));
        return AudioProfileCalculator.Calculate(new ListeningSlice(new ListeningView(history, Window.Zone), Window, End), Ranking.Default).Insights;
    }

    private sealed class Close : IEqualityComparer<KeyValuePair<string, double>>
    {
        public bool Equals(KeyValuePair<string, double> x, KeyValuePair<string, double> y) => x.Key == y.Key && Math.Abs(x.Value - y.Value) < 1e-9;

        public int GetHashCode(KeyValuePair<string, double> pair) => pair.Key.GetHashCode(StringComparison.Ordinal);
    }
}
