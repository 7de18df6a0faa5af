using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.ReleaseYears;

namespace SpotifyInsights.Tests.Domain.Metrics.ReleaseYears;

public sealed class ReleaseYearInsightsTests
{
    private static readonly InstantRange Year = new(Instant.FromUtc(2025, 1, 1, 0, 0), Instant.FromUtc(2026, 1, 1, 0, 0));

    // 60 plays in 2025 of tracks of 2012 and 2021 in turns: an Era Blender from 2010 on.
    private static readonly ReleaseYearMetrics Plain = Calculate([2012, 2021], Enumerable.Range(0, 60).Select(i => (i, i % 2)));

    [Fact]
    public void Plain_SaysOnlyWhereTheMusicIsFrom()
    {
        Plain.Insights.Select(insight => insight.Id).ShouldBe(["release-years.persona", "release-years.rarely-older", "release-years.few-new-releases"]);
        Plain.Persona!.Text.ShouldBe("You're an Era Blender: 50% of your music is from the 2020s, with an average release year of 2017.");
    }

    [Fact]
    public void SeedsExample_IsReached()
    {
        // Of 100 plays in 2025: 45 of 2015, 25 of 2020, 10 of 2025, 16 of 2007 and 4 of 1990, and so
        // (45 x 2015 + 25 x 2020 + 10 x 2025 + 16 x 2007 + 4 x 1990) / 100 = 2014.97.
        int[] years = [2015, 2020, 2007, 1990, 2025];
        int Track(int i) => (i % 100) switch { < 45 => 0, < 70 => 1, < 80 => 4, < 96 => 2, _ => 3 };

        var metrics = Calculate(years, Enumerable.Range(0, 200).Select(i => (i % 100, Track(i))));

        $"{Text(metrics, "release-years.persona")} {Text(metrics, "release-years.rarely-older")}".ShouldBe(
            "You're a Nostalgia Listener: 45% of your music is from the 2010s, with an average release year of 2015. You rarely listen to tracks older than 2000.");
        metrics.Persona!.Id.ShouldBe("nostalgia-listener");
    }

    [Theory]
    [InlineData(0.4, 3, new[] { 1.0 }, "early-listener", "You're an Early Listener: 40% of your plays are of tracks released within the year before.")]
    [InlineData(0.3, 25.4, new[] { 1.0 }, "classics-listener", "You're a Classics Listener: what you play is 25 years old on average.")]
    [InlineData(0.3, 24, new[] { 0.1, 0.5, 0.3, 0.1 }, "time-traveler", "You're a Time Traveler: each of 4 decades holds a tenth of your music or more.")]
    [InlineData(0.3, 5, new[] { 0.4, 0.3, 0.09, 0.2, 0.01 }, "nostalgia-listener", "You're a Nostalgia Listener: 40% of your music is from the 1980s, with an average release year of 2003.")]
    [InlineData(0.3, 4.9, new[] { 0.41, 0.3, 0.08, 0.2, 0.01 }, "era-blender", "You're an Era Blender: 41% of your music is from the 1980s, with an average release year of 2003.")]
    [InlineData(0.3, 4, new[] { 0.1, 0.1, 0.09, 0.09, 0.62 }, "here-and-now-listener", "You're a Here-and-Now Listener: 62% of your music is from the 2020s, with an average release year of 2003.")]
    [InlineData(0.3, 4, new[] { 0.1, 0.1, 0.1, 0.11, 0.59 }, "time-traveler", "You're a Time Traveler: each of 5 decades holds a tenth of your music or more.")]
    public void Persona_FirstRuleThatHolds_Decides(double newShare, double age, double[] decades, string id, string text)
    {
        var metrics = Plain with
        {
            ByPlays = Plain.ByPlays with { NewReleaseShare = newShare, MeanYear = 2003 },
            MeanAgeYears = age,
            Decades = Decades(decades),
        };

        var persona = ReleaseYearPersona.Of(metrics, presentDecade: 2020)!;
        (persona.Id, persona.Text).ShouldBe((id, text));
        persona.Values.ShouldNotBeEmpty();
    }

    [Fact]
    public void Persona_UnderFiftyPlaysOfKnownDate_IsNull() => ReleaseYearPersona
        .Of(Plain with { Basis = Plain.Basis with { Attributes = [new("releaseDate", 0.8, "spotify")] } }, presentDecade: 2020).ShouldBeNull();

    [Theory]
    [InlineData(new[] { 0.02, 0.03, 0.45, 0.5 }, 2000)]
    [InlineData(new[] { 0.03, 0.03, 0.44, 0.5 }, 1990)]
    [InlineData(new[] { 0.5, 0.5 }, 1980)]
    public void RarelyOlder_IsTheLatestDecadeWithAtMostATwentiethBefore(double[] decades, int year) =>
        Text(Plain with { Decades = Decades(decades) }, "release-years.rarely-older").ShouldBe($"You rarely listen to tracks older than {year}.");

    [Theory]
    [InlineData(4, 9.6, 2, "Your music is getting older: the average age of what you play rose from 4 years to 10 years in 12 months.")]
    [InlineData(9, 1.4, 2, "Your music is getting newer: the average age of what you play dropped from 9 years to 1 year in 12 months.")]
    [InlineData(4, 5.9, 1, null)]       // under two years
    [InlineData(4, 9, 6, null)]         // chance gives six
    public void AgeChange_AboveThresholdAndChance_Speaks(double from, double to, double chance, string? expected)
    {
        var trend = new Trend(new(new(2025, 1, 1), new(2025, 5, 1), 60, 1, from), new(new(2025, 9, 1), new(2026, 1, 1), 60, 1, to), to - from, new(chance / 2, chance));

        Text(Plain with { AgeChange = trend }, "release-years.age-change").ShouldBe(expected);
    }

    [Theory]
    [InlineData(0.25, "release-years.new-releases", "25% of your plays are of tracks that were less than a year old.")]
    [InlineData(0.24, "release-years.new-releases", null)]
    [InlineData(0.05, "release-years.few-new-releases", "Only 5% of your plays are of tracks that were less than a year old.")]
    [InlineData(0.06, "release-years.few-new-releases", null)]
    public void NewReleases_ManyOrFew_Speak(double share, string id, string? expected) =>
        Text(Plain with { ByPlays = Plain.ByPlays with { NewReleaseShare = share } }, id).ShouldBe(expected);

    [Fact]
    public void NewReleases_WhereThePersonaSaysIt_AreSilent()
    {
        var metrics = Plain with { ByPlays = Plain.ByPlays with { NewReleaseShare = 0.5 } };
        metrics = metrics with { Persona = ReleaseYearPersona.Of(metrics, presentDecade: 2020) };

        metrics.Persona!.Id.ShouldBe("early-listener");
        Text(metrics, "release-years.new-releases").ShouldBeNull();
    }

    [Theory]
    [InlineData(1958, 2026, "Your music spans 68 years, from 1958 to 2026.")]
    [InlineData(1987, 2026, null)]
    [InlineData(1, 2026, null)]     // a date that nobody can believe
    public void Span_FortyYears_Speaks(int oldest, int newest, string? expected) =>
        Text(Plain with { OldestYear = oldest, NewestYear = newest }, "release-years.span").ShouldBe(expected);

    [Fact]
    public void Sentences_UnderFiftyPlaysOfKnownDate_AreSilent() =>
        ReleaseYearInsights.Of(Plain with { Basis = Plain.Basis with { Attributes = [new("releaseDate", 0.8, "spotify")] } }).ShouldBeEmpty();

    // From the 1980s on.
    private static ReleaseDecade[] Decades(double[] shares) =>
        [.. shares.Select((share, i) => new ReleaseDecade(1980 + (10 * i), (int)Math.Round(1000 * share), share, 1, 1.0 / shares.Length))];

    private static ReleaseYearMetrics Calculate(int[] years, IEnumerable<(int Day, int Track)> plays)
    {
        var catalogue = ReleaseYearCalculatorTests.Of(
            [.. years.Select((year, i) => ReleaseYearCalculatorTests.Song($"t{i}", new(year, 1, 1), DatePrecision.Year))]);
        var history = TestHistories.Of(
            catalogue.Tracks,
            [.. plays.Select((play, i) => new TestPlay(Year.From + Duration.FromDays(play.Day) + Duration.FromMinutes((12 * 60) + (i % 100)), 60_000, Track: play.Track))],
            Year);
        var window = new ListeningWindow(new(2025, 1, 1), new(2026, 1, 1), Zones.Utc);
        return ReleaseYearCalculator.Calculate(new ListeningSlice(new ListeningView(history, window.Zone), window, Year.To));
    }

    private static string? Text(ReleaseYearMetrics metrics, string id) =>
        ReleaseYearInsights.Of(metrics).SingleOrDefault(insight => insight.Id == id)?.Text;
}
