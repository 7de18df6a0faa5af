using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Recaps;

namespace SpotifyInsights.Tests.Domain.Recaps;

public sealed class RecapTests
{
    [Fact]
    public void Recap_OfRandomLives_IsThatOfPlainCounting()
    {
        var (plays, back, compared) = (0, 0, 0);
        for (var seed = 1; seed <= 60; seed++)
        {
            var life = RandomHistory.Long(seed);
            var kind = (RecapKind)(seed % 4);
            var period = RecapPeriod.Of(kind, life.Window.From.PlusDays(seed * 5 % 300));

            var recap = Of(life.History, life.Window.Zone, period, life.Now);

            Plain(recap.Totals).ShouldBe(Counted(life, period), $"seed {seed}");
            (recap.Before is null ? null : Plain(recap.Before)).ShouldBe(IsAfterFirst(life, period.Before) ? Counted(life, period.Before) : null, $"seed {seed}");
            (recap.YearBefore is null ? null : Plain(recap.YearBefore)).ShouldBe(IsAfterFirst(life, period.YearBefore) ? Counted(life, period.YearBefore) : null, $"seed {seed}");
            recap.Returned.Count.ShouldBe(Returned(life, period), $"seed {seed}");
            recap.IsComplete.ShouldBe(life.Now.InZone(life.Window.Zone).Date >= period.To, $"seed {seed}");
            recap.Artists.Sum(entry => entry.Plays).ShouldBeLessThanOrEqualTo(recap.Totals.Plays);
            (plays, back, compared) = (plays + recap.Totals.Plays, back + recap.Returned.Count!.Value, compared + (recap.Before is null ? 0 : 1));
        }

        (plays, back, compared).ShouldSatisfyAllConditions(sums => sums.plays.ShouldBeGreaterThan(500), sums => sums.back.ShouldBeGreaterThan(5), sums => sums.compared.ShouldBeGreaterThan(20));
    }

    [Fact]
    public void Milestones_AreRoundNumbersOfTheWholeHistory_AtTheirMoment()
    {
        // 1,100 plays of 6 minutes, ten a day from New Year on: the 1,000th play and the 100th hour, which are 100 hours of the first 1,000 plays, on the hundredth day.
        var plays = Enumerable.Range(0, 1_100).Select(i => new TestPlay(Start(i), 360_000)).ToList();

        // Observed for 90 days when April begins, so that it can be told what is new in it.
        var history = TestHistories.Of(plays, new InstantRange(Start(0) - Duration.FromDays(1), Start(2_000)));
        var april = RecapPeriod.Parse(RecapKind.Month, "2026-04")!;

        var recap = Of(history, DateTimeZone.Utc, april, Start(1_500));

        recap.Milestones.Select(milestone => (milestone.Kind, milestone.Value, milestone.At)).ShouldBe(
            [(MilestoneKind.Plays, 1_000, Start(999)), (MilestoneKind.Hours, 100, Start(999) + Duration.FromMinutes(6))]);
        recap.Milestones[0].Play.StartedAt.ShouldBe(Start(999));
        Of(history, DateTimeZone.Utc, april.Before, Start(1_500)).Milestones.ShouldBeEmpty();

        // Ten a day: 20 April is the last of 110 days.
        recap.Totals.ShouldBe(new RecapTotals("2026-04", new(2026, 4, 1), new(2026, 5, 1), 200, 1_200, 1, 1, 20, 1));
        recap.Before!.Plays.ShouldBe(310);
        recap.YearBefore.ShouldBeNull();
        recap.Records.LongestStreak!.Days.ShouldBe(20);
        recap.Records.BiggestDay!.Minutes.ShouldBe(60);
        (recap.Records.LongestRun!.Plays, recap.Artists[0].RankChange, recap.New.Count).ShouldBe((200, 0, 0));
    }

    [Fact]
    public void RoundNumbers_AreOneTwoFiveAndZeros()
    {
        var plays = Enumerable.Range(0, 6_000).Select(i => new TestPlay(Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromMinutes(i), 30_000)).ToList();
        var year = Of(TestHistories.Of(plays), DateTimeZone.Utc, RecapPeriod.Parse(RecapKind.Year, "2026")!, Start(4_000));
        year.Milestones.Select(milestone => (milestone.Kind, milestone.Value)).ShouldBe([(MilestoneKind.Plays, 1_000), (MilestoneKind.Plays, 2_000), (MilestoneKind.Plays, 5_000)]);
    }

    private static Instant Start(int play) => Instant.FromUtc(2026, 1, 1, 8, 0) + Duration.FromDays(play / 10) + Duration.FromMinutes(10 * (play % 10));

    private static Recap Of(ListeningHistory history, DateTimeZone zone, RecapPeriod period, Instant now) => RecapCalculator.Calculate(
        new ListeningSlice(new ListeningView(history, zone), new ListeningWindow(period.From, period.To, zone), now), period, new Ranking(10, RankBy.Plays, Credit.First), []);

    private static (int Plays, double Minutes, int Artists, int Tracks, int Days)? Plain(RecapTotals totals) =>
        (totals.Plays, Math.Round(totals.Minutes, 6), totals.Artists, totals.Tracks, totals.Days);

    private static (int Plays, double Minutes, int Artists, int Tracks, int Days)? Counted(RandomHistory life, RecapPeriod period)
    {
        var plays = Counting(life).Where(play => Day(life, play) >= period.From && Day(life, play) < period.To).ToList();
        return (
            plays.Count,
            Math.Round(plays.Sum(play => play.MsPlayed / 60_000.0), 6),
            plays.Select(play => life.Catalogue.Songs[play.Track].Artist).OfType<int>().Distinct().Count(),
            plays.Select(play => life.Catalogue.Tracks.Recording[play.Track]).Distinct().Count(),
            plays.Select(play => Day(life, play)).Distinct().Count());
    }

    private static int Returned(RandomHistory life, RecapPeriod period) => Counting(life)
        .Where(play => life.Catalogue.Songs[play.Track].Artist is not null)
        .GroupBy(play => life.Catalogue.Songs[play.Track].Artist)
        .Count(own =>
        {
            var starts = own.OrderBy(play => play.StartedAt).ToList();
            return starts.Zip(starts.Skip(1)).Any(pair => pair.Second.StartedAt - pair.First.StartedAt >= Duration.FromDays(90) && Day(life, pair.Second) >= period.From && Day(life, pair.Second) < period.To);
        });

    private static bool IsAfterFirst(RandomHistory life, RecapPeriod period) => Counting(life).Select(play => Day(life, play)).DefaultIfEmpty(LocalDate.MaxIsoValue).Min() < period.To;

    private static IEnumerable<TestPlay> Counting(RandomHistory life) => life.Plays.Where(play => PlayColumns.Counts(play.MsPlayed, play.Flags));

    private static LocalDate Day(RandomHistory life, TestPlay play) => play.StartedAt.InZone(life.Window.Zone).Date;
}
