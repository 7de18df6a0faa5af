using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Temporal;

namespace SpotifyInsights.Tests.Domain.Metrics.Temporal;

public sealed class StreakTests
{
    private static readonly InstantRange Always = new(Instant.FromUtc(2000, 1, 1, 0, 0), Instant.FromUtc(2050, 1, 1, 0, 0));

    [Fact]
    public void Current_NoneYetToday_Holds()
    {
        var streaks = Calculate(10, now: Day(11) + Duration.FromHours(20), 8, 9, 10);

        streaks.Current.ShouldBe(new(new(2026, 3, 8), new(2026, 3, 10), 3, AtLeast: false));
    }

    [Fact]
    public void Current_NoneYesterday_IsOver() =>
        Calculate(10, now: Day(12) + Duration.FromHours(1), 8, 9, 10).Current.ShouldBeNull();

    [Fact]
    public void Current_WindowOfThePast_IsNull() =>
        Calculate(10, now: Day(28), 8, 9, 10).Current.ShouldBeNull();

    [Fact]
    public void Longest_OfEquals_IsTheEarliest()
    {
        var streaks = Calculate(20, now: Day(28), 2, 3, 5, 6, 8);

        streaks.Top.Select(streak => (streak.From.Day, streak.Days)).ShouldBe([(2, 2), (5, 2), (8, 1)]);
        streaks.Longest.ShouldBe(streaks.Top[0]);
        streaks.Top.ShouldAllBe(streak => !streak.AtLeast);
    }

    [Fact]
    public void Longest_CutByTheWindow_SaysAtLeast()
    {
        // The window ends with the 10th; there was listening on the 11th too.
        Calculate(10, now: Day(28), 9, 10, 11).Longest.ShouldBe(new(new(2026, 3, 9), new(2026, 3, 10), 2, AtLeast: true));
    }

    [Fact]
    public void Longest_BesideAnHourUnobserved_SaysAtLeast()
    {
        var observed = new[] { Always with { To = Day(4) + Duration.FromHours(23) }, Always with { From = Day(5) } };

        var streaks = Calculate(20, Day(28), observed, 2, 3, 6);

        // The 4th was silent but for an hour nobody saw; the 5th was silent for certain.
        streaks.Top.Select(streak => (streak.From.Day, streak.AtLeast)).ShouldBe([(2, true), (6, false)]);
    }

    [Fact]
    public void Streak_OverADateTheZoneLeftOut_GoesOn()
    {
        // Samoa: 29 December 2011 was followed by the 31st.
        var plays = new[] { "2011-12-28 12:00:00", "2011-12-29 12:00:00", "2011-12-31 12:00:00", "2012-01-01 12:00:00" }
            .Select(local => TestPlay.At(Zones.Apia, local, 3)).ToArray();
        var window = new ListeningWindow(new(2011, 12, 26), new(2012, 1, 3), Zones.Apia);

        var metrics = TemporalCalculator.Calculate(TestHistories.Of(plays, Always), window, Instant.FromUtc(2012, 2, 1, 0, 0));

        metrics.Streaks.Top.ShouldBe([new(new(2011, 12, 28), new(2012, 1, 1), 4, AtLeast: false)]);
        metrics.Daily[4].ShouldBe(new(new(2011, 12, 30), null, null, 0));
    }

    private static StreakMetrics Calculate(int lastDay, Instant now, params int[] days) => Calculate(lastDay, now, [Always], days);

    private static StreakMetrics Calculate(int lastDay, Instant now, InstantRange[] observed, params int[] days)
    {
        var history = TestHistories.Of([.. days.Select(day => new TestPlay(Day(day) + Duration.FromHours(9), 60_000))], observed);
        var window = new ListeningWindow(new(2026, 3, 1), new LocalDate(2026, 3, lastDay).PlusDays(1), Zones.Utc);
        return TemporalCalculator.Calculate(history, window, now).Streaks;
    }

    private static Instant Day(int day) => Instant.FromUtc(2026, 3, day, 0, 0);
}
