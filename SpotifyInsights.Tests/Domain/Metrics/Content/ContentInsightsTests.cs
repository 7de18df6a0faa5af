using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Content;

namespace SpotifyInsights.Tests.Domain.Metrics.Content;

public sealed class ContentInsightsTests
{
    private static readonly InstantRange Days = new(Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2026, 5, 1, 0, 0));

    // 60 plays of two tracks of 3:20 in turns, an explicit one from an album and a clean single, three of ten plays left at half.
    private static readonly ContentMetrics Plain = Calculate(
        [ContentCalculatorTests.Song("t0", AlbumType.Album, isExplicit: true, 200_000), ContentCalculatorTests.Song("t1", AlbumType.Single, isExplicit: false, 200_000)],
        Enumerable.Range(0, 60).Select(i => (i % 4 == 0 ? 0 : 1, i % 10 < 3 ? 100_000 : 200_000)));

    [Fact]
    public void Plain_SaysOnlyWhatKindOfListener()
    {
        Plain.Insights.Select(insight => insight.Id).ShouldBe(["content.persona"]);
        Plain.Persona!.Text.ShouldBe("You're a Singles Listener: 75% of your listening is from singles and EPs.");
    }

    [Fact]
    public void SeedsExample_IsReached()
    {
        // Of 100 plays 78 from albums; 78 x 4:20 and 22 x 3:44 are (78 x 260 + 22 x 224) / 100 = 252.08 seconds, 4:12.
        var metrics = Calculate(
            [ContentCalculatorTests.Song("t0", AlbumType.Album, isExplicit: null, 260_000), ContentCalculatorTests.Song("t1", AlbumType.Single, isExplicit: null, 224_000)],
            Enumerable.Range(0, 100).Select(i => (i < 78 ? 0 : 1, 150_000)));

        $"{Text(metrics, "content.persona")} {Text(metrics, "content.longer-tracks")}".ShouldBe(
            "You're an Album Listener: 78% of your listening is from full albums, not singles. "
            + "You prefer longer tracks (avg 4:12), skewing toward deep cuts over radio edits.");
    }

    [Theory]
    [InlineData(0.7, 0.2, 0.1, "album-listener", "You're an Album Listener: 70% of your listening is from full albums, not singles.")]
    [InlineData(0.4, 0.5, 0.1, "singles-listener", "You're a Singles Listener: 50% of your listening is from singles and EPs.")]
    [InlineData(0.3, 0.4, 0.3, "compilation-listener", "You're a Compilation Listener: 30% of your listening is from compilations.")]
    [InlineData(0.6, 0.3, 0.1, "mixed-listener", "You're a Mixed Listener: 60% of your listening is from albums, 30% from singles and EPs.")]
    public void Persona_FirstRuleThatHolds_Decides(double albums, double singles, double compilations, string id, string text)
    {
        var metrics = Plain with { ByPlays = Plain.ByPlays with { AlbumTypes = new(0, 0, 0, albums, singles, compilations) } };

        var persona = ContentPersona.Of(metrics)!;
        (persona.Id, persona.Text).ShouldBe((id, text));
        Text(metrics with { Persona = persona }, "content.persona").ShouldBe(text);
        persona.Values.ShouldNotBeEmpty();
    }

    [Fact]
    public void Persona_UnderFiftyPlaysOfKnownAlbumType_IsNull() =>
        ContentPersona.Of(Plain with { Basis = Plain.Basis with { Attributes = [new("albumType", 0.8, "spotify")] } }).ShouldBeNull();

    [Theory]
    [InlineData(240, "content.longer-tracks", "You prefer longer tracks (avg 4:00), skewing toward deep cuts over radio edits.")]
    [InlineData(239, "content.longer-tracks", null)]
    [InlineData(150.6, "content.shorter-tracks", "You prefer shorter tracks (avg 2:31), skewing toward radio edits over deep cuts.")]
    [InlineData(171, "content.shorter-tracks", null)]
    public void Lengths_BeyondTheirThreshold_Speak(double seconds, string id, string? expected) =>
        Text(Plain with { ByPlays = Plain.ByPlays with { Durations = Plain.ByPlays.Durations with { MeanSeconds = seconds } } }, id).ShouldBe(expected);

    [Theory]
    [InlineData(252, 204, 5, "The tracks you play are getting shorter: from 4:12 to 3:24 on average in 4 months.")]
    [InlineData(204, 252, 5, "The tracks you play are getting longer: from 3:24 to 4:12 on average in 4 months.")]
    [InlineData(204, 218, 5, null)]
    [InlineData(204, 252, 50, null)]
    public void DurationChange_AboveThresholdAndChance_Speaks(double from, double to, double chance, string? expected) =>
        Text(Plain with { DurationChange = Moved(from, to, chance) }, "content.duration-change").ShouldBe(expected);

    [Theory]
    [InlineData(0.5, 0.7, 0.1, "rose from 50% to 70% in 4 months.")]
    [InlineData(0.7, 0.5, 0.1, "dropped from 70% to 50% in 4 months.")]
    [InlineData(0.5, 0.59, 0.05, null)]
    [InlineData(0.5, 0.7, 0.3, null)]
    public void ShareChange_AboveThresholdAndChance_Speaks(double from, double to, double chance, string? expected)
    {
        var metrics = Plain with { AlbumChange = Moved(from, to, chance), ExplicitChange = Moved(from, to, chance) };

        Text(metrics, "content.album-change").ShouldBe(expected is null ? null : "The share of albums in your plays " + expected);
        Text(metrics, "content.explicit-change").ShouldBe(expected is null ? null : "The share of explicit tracks in your plays " + expected);
    }

    [Theory]
    [InlineData(0.4, "content.explicit", "40% of your plays are explicit tracks.")]
    [InlineData(0.39, "content.explicit", null)]
    [InlineData(0.05, "content.clean", "You keep it clean: 95% of your plays are tracks without explicit words.")]
    [InlineData(0.06, "content.clean", null)]
    public void Explicit_ManyOrFew_Speak(double share, string id, string? expected) =>
        Text(Plain with { ByPlays = Plain.ByPlays with { Explicit = new(0, 0, share) } }, id).ShouldBe(expected);

    [Theory]
    [InlineData(50, 0.85, 0.1, "content.finisher", "You hear 85% of the tracks you start to the end.")]
    [InlineData(50, 0.84, 0.1, "content.finisher", null)]
    [InlineData(49, 0.85, 0.1, "content.finisher", null)]
    [InlineData(50, 0.5, 0.35, "content.skipper", "You skip 35% of the tracks you start.")]
    [InlineData(50, 0.5, 0.34, "content.skipper", null)]
    [InlineData(49, 0.5, 0.35, "content.skipper", null)]
    [InlineData(0, null, null, "content.skipper", null)]
    public void Completion_FromFiftyMeasuredPlays_Speaks(int measured, double? completed, double? skipped, string id, string? expected) =>
        Text(Plain with { Completion = new(measured, completed, completed, skipped) }, id).ShouldBe(expected);

    [Theory]
    [InlineData(20.0, 0.0, "content.podcasts", "Podcasts take 10% of your listening time: 20 minutes.")]
    [InlineData(19.0, 0.0, "content.podcasts", null)]
    [InlineData(0.0, 20.0, "content.audiobooks", "Audiobooks take 10% of your listening time: 20 minutes.")]
    [InlineData(0.0, 19.0, "content.audiobooks", null)]
    [InlineData(null, null, "content.podcasts", null)]
    public void SpokenWord_ATenthOfTheTime_Speaks(double? podcasts, double? audiobooks, string id, string? expected) =>
        Text(Plain with { Basis = Plain.Basis with { Minutes = 180 }, SpokenWord = new(1, podcasts, 1, audiobooks) }, id).ShouldBe(expected);

    [Fact]
    public void Sentences_UnderFiftyPlaysOfKnownAttribute_AreSilent()
    {
        var basis = Plain.Basis with { Attributes = [new("duration", 0.8, "spotify"), new("albumType", 0.8, "spotify")] };

        ContentInsights.Of(Plain with { Basis = basis, ByPlays = Plain.ByPlays with { Durations = Plain.ByPlays.Durations with { MeanSeconds = 300 } } }).ShouldBeEmpty();
    }

    private static Trend Moved(double from, double to, double chance) =>
        new(new(new(2026, 1, 1), new(2026, 2, 9), 60, 1, from), new(new(2026, 3, 22), new(2026, 5, 1), 60, 1, to), to - from, new(chance / 2, chance));

    private static ContentMetrics Calculate(TestTrack[] songs, IEnumerable<(int Track, int Ms)> plays)
    {
        var history = TestHistories.Of(
            ContentCalculatorTests.Of(songs).Tracks,
            [.. plays.Select((play, i) => new TestPlay(Days.From + Duration.FromDays(i) + Duration.FromHours(12), play.Ms, Track: play.Track))],
            Days);
        var window = new ListeningWindow(new(2026, 1, 1), new(2026, 5, 1), Zones.Utc);
        return ContentCalculator.Calculate(new ListeningSlice(new ListeningView(history, window.Zone), window, Days.To));
    }

    private static string? Text(ContentMetrics metrics, string id) =>
        ContentInsights.Of(metrics).SingleOrDefault(insight => insight.Id == id)?.Text;
}
