using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Temporal;

namespace SpotifyInsights.Tests.Domain.Metrics.Temporal;

public sealed class TemporalCalculatorTests : CalculatorContract<TemporalMetrics>
{
    // Monday 2 to Sunday 8 March 2026, Berlin (UTC+1), asked at the end of it.
    private static readonly ListeningWindow Week = new(new(2026, 3, 2), new(2026, 3, 9), Zones.Berlin);
    private static readonly Instant EndOfWeek = Instant.FromUtc(2026, 3, 8, 23, 0);

    [Fact]
    public override void Calculate_WorkedExample_EqualsTheHandCalculation()
    {
        var history = TestHistories.Of(
            [
                Play("2026-03-02 08:00:00", 3),
                Play("2026-03-02 08:03:10", 4),
                Play("2026-03-02 08:10:00", 1 / 3.0),                           // 20 s: short
                Play("2026-03-03 23:59:00", 2, PlayFlags.Estimated),            // passes midnight, belongs to Tuesday 23 o'clock
                Play("2026-03-07 10:00:00", 10),
                Play("2026-03-07 10:05:00", 30, PlayFlags.Podcast),             // no play, but it fills the pause until 10:35
                Play("2026-03-07 10:50:00", 5),
            ],
            new(Instant.FromUtc(2026, 3, 1, 23, 0), Instant.FromUtc(2026, 3, 6, 11, 0)),     // Monday 0 to Friday 12 o'clock
            new(Instant.FromUtc(2026, 3, 6, 23, 0), Instant.FromUtc(2026, 3, 7, 23, 0)));    // Saturday

        var metrics = TemporalCalculator.Calculate(history, Week, EndOfWeek);

        // 3 + 4 + 2 + 10 + 5 = 24 minutes, of which 22 measured; 4 + 0.5 + 1 of 7 days observed.
        var basis = metrics.Basis;
        (basis.Plays, basis.ShortPlays).ShouldBe((5, 1));
        basis.Minutes.ShouldBe(24, 1e-9);
        basis.MeasuredShare!.Value.ShouldBe(22 / 24.0, 1e-9);
        basis.ObservedShare!.Value.ShouldBe(5.5 / 7, 1e-9);
        basis.FirstPlayAt.ShouldBe(Instant.FromUtc(2026, 3, 2, 7, 0));
        basis.LastPlayAt.ShouldBe(Instant.FromUtc(2026, 3, 7, 9, 50));
        basis.Bounds.ShouldBe(new(Bound.AtLeast, Bound.Estimate, Bound.Biased));
        basis.Gaps.ShouldBe(
        [
            new(Instant.FromUtc(2026, 3, 6, 11, 0), Instant.FromUtc(2026, 3, 6, 23, 0), GapReason.Missed),
            new(Instant.FromUtc(2026, 3, 7, 23, 0), EndOfWeek, GapReason.NotYetCollected),
        ]);

        metrics.HourOfDay.Where(hour => hour.Plays > 0).ShouldBe([new(8, 2, 7), new(10, 2, 15), new(23, 1, 2)]);
        metrics.DayOfWeek.Select(day => day.Plays).ShouldBe([2, 1, 0, 0, 0, 2, 0]);
        metrics.DayOfWeek.Select(day => day.Minutes).ShouldBe([7, 2, 0, 0, 0, 15, 0]);
        metrics.Heatmap[0][8].ShouldBe(new(2, 7));
        metrics.Heatmap[1][23].ShouldBe(new(1, 2));
        metrics.Heatmap[5][10].ShouldBe(new(2, 15));
        metrics.Heatmap.SelectMany(row => row).Count(cell => cell.Plays > 0).ShouldBe(3);

        metrics.Daily.ShouldBe(
        [
            new(new(2026, 3, 2), 2, 7, 1),
            new(new(2026, 3, 3), 1, 2, 1),
            new(new(2026, 3, 4), 0, 0, 1),
            new(new(2026, 3, 5), 0, 0, 1),
            new(new(2026, 3, 6), 0, 0, 0.5),
            new(new(2026, 3, 7), 2, 15, 1),
            new(new(2026, 3, 8), null, null, 0),
        ]);
        metrics.Periods.ShouldBe([new(new(new(2026, 3, 2), new(2026, 3, 9), "2026-03", IsPartial: true, 5.5 / 7), 5, 24)]);

        // March: 5 plays and 24 minutes in 5.5 days, times 31 days.
        var march = metrics.MonthOfYear[2];
        march.ObservedDays.ShouldBe(5.5, 1e-9);
        march.Plays!.Value.ShouldBe(5 / 5.5 * 31, 1e-9);
        march.Minutes!.Value.ShouldBe(24 / 5.5 * 31, 1e-9);
        march.ChanceMinutes.ShouldBeNull();
        metrics.MonthOfYear.Count(month => month.Plays is null).ShouldBe(11);

        // Weekdays: 7 + 2 minutes in 4.5 days; weekend: 15 in one.
        metrics.WeekdayWeekend.ShouldBe(new(2, 15, 2 / 15.0, null, 4.5, 1));

        // Nobody knows of Sunday the 1st, nor of Friday afternoon; Wednesday was silent for certain. Sunday ends the last.
        var (monday, saturday) = (
            new Streak(new(2026, 3, 2), new(2026, 3, 3), 2, AtLeast: true),
            new Streak(new(2026, 3, 7), new(2026, 3, 7), 1, AtLeast: true));
        metrics.Streaks.Top.ShouldBe([monday, saturday]);
        (metrics.Streaks.Longest, metrics.Streaks.Current).ShouldBe((monday, null));

        metrics.DayParts.ShouldBe(
        [
            new(DayPart.MorningCommute, 2, 7, 0.4),
            new(DayPart.Work, 0, 0, 0),
            new(DayPart.Evening, 0, 0, 0),
            new(DayPart.Night, 1, 2, 0.2),
            new(DayPart.WeekendDay, 2, 15, 0.4),
        ]);

        // 8:00:00 to 8:10:20, 23:59 to 0:01, 10:00 to 10:55 (the pauses are 5 min 20 s before and 15 min after the podcast).
        metrics.Sessions.Count.ShouldBe(3);
        metrics.Sessions.MedianMinutes!.Value.ShouldBe(10 + (20 / 60.0), 1e-9);
        metrics.Sessions.LongestMinutes.ShouldBe(55);
        metrics.Sessions.Longest[0].ShouldBe(new(Instant.FromUtc(2026, 3, 7, 9, 0), Instant.FromUtc(2026, 3, 7, 9, 55), 55, 2));
        metrics.Peaks.ShouldBeEmpty();
        metrics.Insights.ShouldBeEmpty();
    }

    [Fact]
    public override void Calculate_EmptyHistory_GivesEmptySeriesZeroCountsAndNullRatios()
    {
        var window = ListeningWindow.Resolve(PlayColumns.Empty, Zones.Berlin, EndOfWeek);

        var metrics = TemporalCalculator.Calculate(TestHistories.Empty, window, EndOfWeek);

        (metrics.Basis.Plays, metrics.Basis.ShortPlays, metrics.Basis.Minutes).ShouldBe((0, 0, 0));
        (metrics.Basis.FirstPlayAt, metrics.Basis.MeasuredShare, metrics.Basis.ObservedShare).ShouldBe((null, null, null));
        metrics.Daily.ShouldBeEmpty();
        metrics.Periods.ShouldBeEmpty();
        metrics.Heatmap.SelectMany(row => row).ShouldAllBe(cell => cell.Plays == 0 && cell.Minutes == 0);
        metrics.MonthOfYear.ShouldAllBe(month => month.Minutes == null && month.ObservedDays == 0);
        metrics.WeekdayWeekend.ShouldBe(new(null, null, null, null, 0, 0));
        (metrics.Streaks.Current, metrics.Streaks.Longest, metrics.Streaks.Top.Count).ShouldBe((null, null, 0));
        metrics.DayParts.ShouldAllBe(part => part.Plays == 0 && part.Share == null);
        (metrics.Sessions.Count, metrics.Sessions.MedianMinutes, metrics.Sessions.LongestMinutes).ShouldBe((0, null, null));
        metrics.Peaks.ShouldBeEmpty();
        metrics.Insights.ShouldBeEmpty();
    }

    [Fact]
    public override void Calculate_SinglePlay_CountsIt()
    {
        var history = TestHistories.Of(
            [Play("2026-03-08 11:30:00", 4)],
            new InstantRange(Instant.FromUtc(2026, 3, 7, 23, 0), Instant.FromUtc(2026, 3, 8, 11, 0)));
        var noon = Instant.FromUtc(2026, 3, 8, 11, 0);
        var window = ListeningWindow.Resolve(history.Plays, Zones.Berlin, noon);

        var metrics = TemporalCalculator.Calculate(history, window, noon);

        // Asked at noon of the day of the play: half of that day is observed.
        metrics.Daily.ShouldBe([new(new(2026, 3, 8), 1, 4, 0.5)]);
        metrics.Heatmap[6][11].ShouldBe(new(1, 4));
        metrics.Streaks.Current.ShouldBe(new(new(2026, 3, 8), new(2026, 3, 8), 1, AtLeast: true));
        (metrics.Sessions.Count, metrics.Sessions.MedianMinutes).ShouldBe((1, 4));
        metrics.WeekdayWeekend.MinutesPerWeekendDay.ShouldBeNull("half a day is not enough for a mean per day");
        metrics.Basis.Bounds.Minutes.ShouldBe(Bound.Exact);
        metrics.Basis.ObservedShare.ShouldBe(1);
    }

    [Fact]
    public override void Calculate_NothingObserved_GivesNullsNotZeros()
    {
        var history = TestHistories.Of([Play("2026-03-04 12:00:00", 4)]);

        var metrics = TemporalCalculator.Calculate(history, Week, EndOfWeek);

        metrics.Daily.Where(day => day.Plays is not null).ShouldBe([new(new(2026, 3, 4), 1, 4, 0)]);
        metrics.Basis.ObservedShare.ShouldBe(0);
        metrics.Basis.Gaps.ShouldBe([new(Instant.FromUtc(2026, 3, 1, 23, 0), EndOfWeek, GapReason.BeforeCollection)]);
        metrics.MonthOfYear.ShouldAllBe(month => month.Plays == null && month.Minutes == null);
        metrics.WeekdayWeekend.ShouldBe(new(null, null, null, null, 0, 0));
        metrics.Streaks.Longest!.AtLeast.ShouldBeTrue();
        metrics.Periods[0].Plays.ShouldBe(1);
        metrics.Periods[0].Period.Observed.ShouldBe(0);
    }

    [Fact]
    public void Calculate_UnobservedPeriod_IsNull()
    {
        var window = new ListeningWindow(new(2026, 1, 1), new(2026, 3, 1), Zones.Utc);
        var january = new InstantRange(Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2026, 2, 1, 0, 0));

        var metrics = TemporalCalculator.Calculate(TestHistories.Of([], january), window, EndOfWeek);

        metrics.Periods.Select(period => period.Plays).ShouldBe([0, null]);
        metrics.MonthOfYear[0].Minutes.ShouldBe(0);
        metrics.MonthOfYear[1].Minutes.ShouldBeNull();
    }

    [Fact]
    public void Calculate_IncludeShort_CountsShortPlaysEverywhereButNoPodcasts()
    {
        var history = TestHistories.Of(
            [Play("2026-03-02 08:00:00", 0.25), Play("2026-03-03 09:00:00", 45, PlayFlags.Podcast), Play("2026-03-04 10:00:00", 1)]);
        var window = new ListeningWindow(Week.From, Week.To, Week.Zone, includeShort: true);

        var metrics = TemporalCalculator.Calculate(history, window, EndOfWeek);

        (metrics.Basis.Plays, metrics.Basis.ShortPlays, metrics.Basis.Minutes).ShouldBe((2, 1, 1.25));
        metrics.Daily.Sum(day => day.Plays).ShouldBe(2);
        metrics.Sessions.Count.ShouldBe(2);
        metrics.Basis.FirstPlayAt.ShouldBe(Instant.FromUtc(2026, 3, 2, 7, 0));
    }

    [Fact]
    public void Calculate_ShortPlayListedByTheApi_Counts()
    {
        var history = TestHistories.Of([Play("2026-03-02 08:00:00", 0.25, PlayFlags.FromApi | PlayFlags.Estimated)]);

        var basis = TemporalCalculator.Calculate(history, Week, EndOfWeek).Basis;

        (basis.Plays, basis.ShortPlays, basis.MeasuredShare).ShouldBe((1, 0, 0));
    }

    [Fact]
    public void Calculate_DateThatGoesOnAfterTheNextBegan_KeepsAllItsPlays()
    {
        // St. John's, 7 November 2010: at 00:01 (02:31 UTC) the clock went back to 23:01 of the 6th, so 03:00 UTC is 23:30.
        var last = Instant.FromUtc(2010, 11, 7, 3, 0);
        var history = TestHistories.Of([new(Instant.FromUtc(2010, 11, 6, 15, 0), 60_000), new(last, 60_000)]);
        var window = new ListeningWindow(new(2010, 11, 6), new(2010, 11, 7), Zones.StJohns);

        var metrics = TemporalCalculator.Calculate(history, window, EndOfWeek);

        metrics.Daily.Select(day => day.Plays).ShouldBe([2]);
        metrics.Heatmap[5][23].Plays.ShouldBe(1);
        metrics.Basis.LastPlayAt.ShouldBe(last);
        metrics.Sessions.Count.ShouldBe(2);
    }

    [Fact]
    public void Calculate_ViewOfAnotherZone_Throws()
    {
        var view = new ListeningView(TestHistories.Empty, Zones.Utc);

        Should.Throw<ArgumentException>(() => TemporalCalculator.Calculate(view, Week, EndOfWeek)).ParamName.ShouldBe("window");
    }

    internal override TemporalMetrics Calculate(ListeningHistory history, ListeningWindow window, Instant now) =>
        TemporalCalculator.Calculate(history, window, now);

    internal override Basis BasisOf(TemporalMetrics metrics) => metrics.Basis;

    private static TestPlay Play(string local, double minutes, PlayFlags flags = PlayFlags.FromExport) =>
        TestPlay.At(Zones.Berlin, local, minutes, flags);
}
