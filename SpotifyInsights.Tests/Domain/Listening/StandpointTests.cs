using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Artists;
using SpotifyInsights.Domain.Metrics.Content;
using SpotifyInsights.Domain.Metrics.Discovery;
using SpotifyInsights.Domain.Metrics.Popularity;
using SpotifyInsights.Domain.Metrics.ReleaseYears;
using SpotifyInsights.Domain.Metrics.Temporal;
using SpotifyInsights.Tests.Domain.Metrics;

namespace SpotifyInsights.Tests.Domain.Listening;

public sealed class StandpointTests
{
    private static readonly LocalDate Today = new(2026, 3, 15);

    [Theory]
    [InlineData("2026-03-15T09:30:00Z", "2026-03-15T09:30:00Z")]
    [InlineData("2026-03-14T23:30:00Z", "2026-03-14T23:30:00Z")]
    [InlineData("2026-03-14T22:59:59Z", "2026-03-14T23:00:00Z")]
    [InlineData("2026-02-01T00:00:00Z", "2026-03-14T23:00:00Z")]
    [InlineData("2026-03-15T23:00:00Z", "2026-03-14T23:00:00Z")]
    public void On_ADayInBerlin_IsTheEndOfObservationIfItIsToday_ElseTheDaysBeginning(string seen, string standpoint) =>
        Standpoint.On(Today, Zones.Berlin, Observed(seen)).ShouldBe(At(standpoint));

    [Fact]
    public void On_NothingObserved_IsTheBeginningOfToday() =>
        Standpoint.On(Today, Zones.Berlin, ObservedTime.None).ShouldBe(At("2026-03-14T23:00:00Z"));

    [Fact]
    public void On_ADayThatBeginsAtOne_IsThatInstant()
    {
        // Beirut put its clocks forward at midnight: 30 March 2025 began at 01:00.
        var beirut = DateTimeZoneProviders.Tzdb["Asia/Beirut"];

        Standpoint.On(new(2025, 3, 30), beirut, ObservedTime.None).ShouldBe(At("2025-03-29T22:00:00Z"));
    }

    /// <summary>What lets an answer about a window that is over have one entity tag for all days to come.</summary>
    [Fact]
    public void Answers_OfAWindowThatEndedTwoDaysAgo_AreTheSameOnEveryLaterDay()
    {
        var compared = 0;
        foreach (var life in Enumerable.Range(0, 300).Select(seed => seed % 10 == 0 ? RandomHistory.Long(seed) : RandomHistory.Of(seed)))
        {
            var end = life.Window.To;
            var days = new[] { 2, 3, 9, 40, 400 }.Select(days => end.PlusDays(days)).ToArray();
            var answers = days.Select(today => Answers(life, Standpoint.On(today, life.Window.Zone, life.History.Observed))).ToList();

            answers.ShouldAllBe(answer => answer == answers[0], $"{life.Window}");
            compared += life.History.Plays.Count > 0 ? 1 : 0;
        }

        compared.ShouldBeGreaterThan(200);
    }

    private static string Answers(RandomHistory life, Instant now)
    {
        var slice = new ListeningSlice(new ListeningView(life.History, life.Window.Zone), life.Window, now);
        return string.Join(
            '\n',
            MetricsJson.Of(TemporalCalculator.Calculate(slice)),
            MetricsJson.Of(ArtistCalculator.Calculate(slice, Ranking.Default)),
            MetricsJson.Of(DiscoveryCalculator.Calculate(slice, Ranking.Default)),
            MetricsJson.Of(PopularityCalculator.Calculate(slice, Ranking.Default)),
            MetricsJson.Of(ReleaseYearCalculator.Calculate(slice)),
            MetricsJson.Of(ContentCalculator.Calculate(slice)));
    }

    private static ObservedTime Observed(string to) => new([new(At(to) - Duration.FromDays(1_000), At(to))]);

    private static Instant At(string text) => NodaTime.Text.InstantPattern.ExtendedIso.Parse(text).Value;
}
