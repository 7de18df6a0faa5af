using NodaTime;
using SpotifyInsights.Domain.Library;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;

namespace SpotifyInsights.Tests.Domain.Library;

/// <summary>Each rule once just met and once just missed, by hand.</summary>
public sealed class HighlightTests
{
    private static readonly TrackCatalogue Tracks = TrackCatalogues.Of(("ann", "A", "Ann", 200_000), ("ben", "B", "Ben", 200_000), ("cid", "C", "Cid", 200_000));
    private static readonly LocalDate Day = new(2025, 1, 1);

    [Theory]
    [InlineData(5, true)]
    [InlineData(4, false)]
    public void Discovered_HasFivePlaysInTheWindow(int plays, bool isFound)
    {
        var found = Of(Day.PlusDays(200), [.. Daily(0, 0, 300), .. Daily(1, 250, plays)]);
        found.Discovered.Items.Select(item => (item.Name, item.Plays, item.FirstHeardOn)).ShouldBe(isFound ? [("Ben", plays, Day.PlusDays(250))] : []);
    }

    [Fact]
    public void Discovered_IsNobodyInTheFirstNinetyObservedDays() =>
        Of(Day, [.. Daily(0, 0, 300), .. Daily(1, 89, 40), .. Daily(2, 90, 40)]).Discovered.Items.Select(item => item.Name).ShouldBe(["Cid"]);

    [Theory]
    [InlineData(208, true)]
    [InlineData(209, false)]
    public void Forgotten_WasNotHeardForNinetyDays(int lastDay, bool isFound)
    {
        // Now is the 300th day at noon, when plays begin.
        var found = Of(Day.PlusDays(250), [.. Daily(0, 0, 300), .. Daily(1, lastDay - 9, 10)]);
        found.Forgotten.Items.Select(item => (item.Name, item.Plays, item.LastHeardOn, item.SilentDays)).ShouldBe(isFound ? [("Ben", 0, Day.PlusDays(lastDay), (int?)90)] : []);
    }

    [Theory]
    [InlineData(180, 10, 3, true)]
    [InlineData(179, 10, 3, false)]
    [InlineData(180, 9, 3, false)]
    [InlineData(180, 10, 2, false)]
    public void Rediscovered_WasAwayForHalfAYear(int pause, int before, int since, bool isFound)
    {
        var found = Of(Day.PlusDays(150), [.. Daily(0, 0, 300), .. Daily(1, 0, before), .. Daily(1, before - 1 + pause, since)]);
        found.Rediscovered.Items.Select(item => (item.Name, item.Plays, item.SilentDays)).ShouldBe(isFound ? [("Ben", since, (int?)pause)] : []);
    }

    [Fact]
    public void Obsessions_AreRunsOfOneTrack()
    {
        // Four, broken off by another, then five with a short play of another between.
        TestPlay[] plays =
        [
            .. Minutes(1, 0, 4), .. Minutes(0, 40, 1), .. Minutes(1, 50, 3), At(Day, 85, 2, 10_000), .. Minutes(1, 90, 2),
        ];
        var found = Of(Day, plays).Obsessions;
        found.Tracks.Select(run => (run.Key, run.Plays, run.From)).ShouldBe([("ben", 5, At(Day, 50, 1).StartedAt)]);
        found.Artists.ShouldBeEmpty();
        found.Rule.ShouldContain("5 or more of one track");
    }

    [Fact]
    public void Nothing_IsFoundInAnEmptyHistory()
    {
        var found = Of(Day, []);
        (found.Discovered.Items.Count + found.Forgotten.Items.Count + found.Rediscovered.Items.Count + found.Obsessions.Tracks.Count).ShouldBe(0);
    }

    private static Highlights Of(LocalDate from, IReadOnlyList<TestPlay> plays)
    {
        var (start, now) = (Day.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant(), (Day.PlusDays(299).AtMidnight() + NodaTime.Period.FromHours(12)).InUtc().ToInstant());
        var history = TestHistories.Of(Tracks, plays, new InstantRange(start, now));
        var window = new ListeningWindow(from, Day.PlusDays(300), DateTimeZone.Utc);
        return HighlightCalculator.Calculate(new ListeningSlice(new ListeningView(history, DateTimeZone.Utc), window, now), Ranking.Default);
    }

    // One play a day, at noon and some minutes by track.
    private static IEnumerable<TestPlay> Daily(int track, int first, int count) => Enumerable.Range(first, count).Select(day => At(Day.PlusDays(day), 720 + (track * 10), track));

    private static IEnumerable<TestPlay> Minutes(int track, int first, int count) => Enumerable.Range(0, count).Select(i => At(Day, first + (10 * i), track));

    private static TestPlay At(LocalDate day, int minute, int track, int ms = 200_000) =>
        new(day.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() + Duration.FromMinutes(minute), ms, PlayFlags.FromExport, track);
}
