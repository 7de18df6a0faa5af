using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Temporal;

namespace SpotifyInsights.Tests.Domain.Metrics.Temporal;

public sealed class PeakTests
{
    private const int Weeks = 8;
    private static readonly LocalDate Monday = new(2026, 1, 5);
    private static readonly ListeningWindow Window = new(Monday, Monday.PlusWeeks(Weeks), Zones.Berlin);
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 12, 0);

    [Fact]
    public void Peaks_TwoHabits_AreFoundDensestFirstAndPastMidnight()
    {
        // Per week 20 + 20 minutes on Tuesday 9 and 10 o'clock, 30 + 30 around Friday's midnight: 8 x 100 = 800 minutes.
        // One song of 4 minutes besides. Twice the mean of 168 hours is 2 x 804 / 168 = 9.6 minutes.
        var peaks = Calculate([.. Habits(Weeks), Play(2, 15, 4, 0)]).Peaks;

        peaks.ShouldBe(
        [
            new(Weekday.Friday, 23, 1, 16, 480, 16 / 33.0, 30, 8, 8),
            new(Weekday.Tuesday, 9, 11, 16, 320, 16 / 33.0, 20, 8, 8),
        ]);
    }

    [Fact]
    public void Peaks_OneLongEvening_IsNoHabit()
    {
        // Sunday noon of one week: 200 minutes stand out, in 1 of 8 weeks..
        var peaks = Calculate([.. Habits(Weeks), Play(6, 12, 200, 0)]).Peaks;

        peaks.Select(peak => peak.Weekday).ShouldBe([Weekday.Friday, Weekday.Tuesday]);
    }

    [Fact]
    public void Peaks_InAQuarterOfTheWeeks_IsAHabit()
    {
        // Sunday noon of two weeks: 2 of 8 weeks is a quarter; 10 of 42 plays.
        var sundays = Enumerable.Range(0, 10).Select(i => Play(6, 12, 5, i % 2, minute: i * 5));

        Calculate([.. Habits(Weeks), .. sundays]).Peaks.Select(peak => (peak.Weekday, peak.WeeksPresent))
            .ShouldBe([(Weekday.Friday, 8), (Weekday.Tuesday, 8), (Weekday.Sunday, 2)]);
    }

    [Fact]
    public void Peaks_InOneWeekOfEight_IsNone()
    {
        var sunday = Enumerable.Range(0, 10).Select(i => Play(6, 12, 5, 0, minute: i * 5));

        Calculate([.. Habits(Weeks), .. sunday]).Peaks.ShouldNotContain(peak => peak.Weekday == Weekday.Sunday);
    }

    [Fact]
    public void Peaks_SevenObservedWeeks_AreNotEnough()
    {
        var window = new ListeningWindow(Monday, Monday.PlusWeeks(7), Zones.Berlin);

        TemporalCalculator.Calculate(TestHistories.Of(Habits(7)), window, Now).Peaks.ShouldBeEmpty();
    }

    [Fact]
    public void Peaks_AcrossTheEndOfTheWeek_AreOneBlock()
    {
        // Sunday 23 o'clock and Monday 0 o'clock. The first Monday's hour belongs to no Sunday of the window.
        var plays = Enumerable.Range(0, Weeks).SelectMany(week => new[] { Play(6, 23, 30, week), Play(0, 0, 30, week) });

        Calculate([.. plays]).Peaks.ShouldBe([new(Weekday.Sunday, 23, 1, 16, 480, 1, 30, 8, 8)]);
    }

    [Fact]
    public void Peaks_BeforeMidnightOneWeekAndAfterItTheNext_IsPresentInBoth()
    {
        // 8 x 30 minutes in two hours of 8 weeks: 15 minutes per hour.
        var plays = Enumerable.Range(0, Weeks).Select(week => week % 2 == 0 ? Play(4, 23, 30, week) : Play(5, 0, 30, week));

        Calculate([.. plays]).Peaks.ShouldBe([new(Weekday.Friday, 23, 1, 8, 240, 1, 15, 8, 8)]);
    }

    [Fact]
    public void Peaks_EveryHourOfTwoDays_AreCutAfterADay()
    {
        // 48 hours of equal listening, from Saturday 0 o'clock: longer than the hands of a clock can say.
        var plays = Enumerable.Range(0, Weeks).SelectMany(week =>
            Enumerable.Range(0, 48).Select(hour => Play(5 + (hour / 24), hour % 24, 10, week)));

        Calculate([.. plays]).Peaks.Select(peak => (peak.Weekday, peak.FromHour, peak.ToHour))
            .ShouldBe([(Weekday.Saturday, 0, 24), (Weekday.Sunday, 0, 24)]);
    }

    [Fact]
    public void Insight_TwoHabits_NamesBoth()
    {
        // Two songs for each of the habits' hours: 64 plays, enough for a sentence.
        var plays = Habits(Weeks).SelectMany(play => new[] { play, play with { StartedAt = play.StartedAt + Duration.FromMinutes(5) } });

        var insight = Calculate([.. plays]).Insights[0];

        insight.Id.ShouldBe("temporal.peaks");
        insight.Text.ShouldBe("You listen most on Friday nights (11pm-1am) and Tuesday mornings (9-11am).");
        insight.Values["firstIsoWeekday"].ShouldBe(5);
        insight.Values["secondShare"].ShouldBe(0.5);
        insight.Confidence.ShouldBe(Confidence.Low);
    }

    private static TemporalMetrics Calculate(IReadOnlyList<TestPlay> plays) =>
        TemporalCalculator.Calculate(
            TestHistories.Of(plays, new InstantRange(Instant.FromUtc(2026, 1, 4, 23, 0), Now)), Window, Now);

    private static List<TestPlay> Habits(int weeks) =>
    [
        .. Enumerable.Range(0, weeks).SelectMany(week => new[]
        {
            Play(1, 9, 20, week), Play(1, 10, 20, week), Play(4, 23, 30, week), Play(5, 0, 30, week),
        }),
    ];

    private static TestPlay Play(int weekday, int hour, int minutes, int week, int minute = 0)
    {
        var local = Monday.PlusDays((7 * week) + weekday).At(new LocalTime(hour, minute));
        return new(local.InZoneStrictly(Zones.Berlin).ToInstant(), minutes * 60_000);
    }
}
