using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Temporal;

namespace SpotifyInsights.Tests.Domain.Metrics.Temporal;

public sealed class TemporalOracleTests
{
    private const double Tolerance = 1e-6;

    // 3,000 lives in six runs, so that a failure names a range of seeds and the runs can share the cores.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Calculate_RandomHistories_EqualsPlainLinq(int part)
    {
        const int perPart = 500;
        for (var seed = part * perPart; seed < (part + 1) * perPart; seed++)
        {
            var random = RandomHistory.Of(seed);
            var metrics = TemporalCalculator.Calculate(random.History, random.Window, random.Now);
            var oracle = new TemporalOracle(random);
            var life = $"seed {seed}, {random.Window.Zone.Id}, {random.Window.From} to {random.Window.To}";

            CompareBasis(metrics, oracle, life);
            CompareClock(metrics, oracle, life);
            CompareSeries(metrics, oracle, life);
            CompareMeans(metrics, oracle, life);
            CompareStreaks(metrics, oracle, random, life);
            CompareSessions(metrics, oracle, life);
        }
    }

    [Fact]
    public void Calculate_RandomHistories_HeatmapSumsToDailySumsToTotal()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = RandomHistory.Of(seed);
            var metrics = TemporalCalculator.Calculate(random.History, random.Window, random.Now);
            var cells = metrics.Heatmap.SelectMany(row => row).ToList();

            cells.Sum(cell => cell.Plays).ShouldBe(metrics.Basis.Plays);
            metrics.Daily.Sum(day => day.Plays ?? 0).ShouldBe(metrics.Basis.Plays);
            metrics.Periods.Sum(period => period.Plays ?? 0).ShouldBe(metrics.Basis.Plays);
            cells.Sum(cell => cell.Minutes).ShouldBe(metrics.Basis.Minutes, Tolerance);
            metrics.Daily.Sum(day => day.Minutes ?? 0).ShouldBe(metrics.Basis.Minutes, Tolerance);
            metrics.HourOfDay.Sum(hour => hour.Minutes).ShouldBe(metrics.Basis.Minutes, Tolerance);
            metrics.DayOfWeek.Sum(day => day.Minutes).ShouldBe(metrics.Basis.Minutes, Tolerance);
            metrics.DayParts.Sum(part => part.Plays).ShouldBe(metrics.Basis.Plays);
            metrics.DayParts.Sum(part => part.Share ?? 0).ShouldBe(metrics.Basis.Plays == 0 ? 0 : 1, Tolerance);
        }
    }

    private static void CompareBasis(TemporalMetrics metrics, TemporalOracle oracle, string life)
    {
        var basis = metrics.Basis;
        (basis.Plays, basis.ShortPlays).ShouldBe((oracle.Plays, oracle.ShortPlays), life);
        (basis.FirstPlayAt, basis.LastPlayAt).ShouldBe((oracle.FirstPlayAt, oracle.LastPlayAt), life);
        var minutes = oracle.MinutesWhere(_ => true);
        basis.Minutes.ShouldBe(minutes, Tolerance, life);
        var measured = oracle.MinutesWhere(play => !play.Play.Flags.HasFlag(PlayFlags.Estimated));
        ShouldBeNear(basis.MeasuredShare, minutes == 0 ? null : measured / minutes, life);
    }

    private static void CompareClock(TemporalMetrics metrics, TemporalOracle oracle, string life)
    {
        var expected = oracle.Heatmap;
        for (var cell = 0; cell < 168; cell++)
        {
            var (plays, minutes) = expected.GetValueOrDefault(((IsoDayOfWeek)((cell / 24) + 1), cell % 24));
            metrics.Heatmap[cell / 24][cell % 24].Plays.ShouldBe(plays, life);
            metrics.Heatmap[cell / 24][cell % 24].Minutes.ShouldBe(minutes, Tolerance, life);
        }

        metrics.HourOfDay.Select(hour => hour.Plays)
            .ShouldBe(Enumerable.Range(0, 24).Select(hour => oracle.PlaysWhere(play => play.Local.Hour == hour)), life);
        metrics.DayOfWeek.Select(day => day.Plays)
            .ShouldBe(Enumerable.Range(1, 7).Select(day => oracle.PlaysWhere(play => (int)play.Local.DayOfWeek == day)), life);
    }

    private static void CompareSeries(TemporalMetrics metrics, TemporalOracle oracle, string life)
    {
        metrics.Daily.Select(day => (day.Date, day.Plays)).ShouldBe(oracle.Days.Select(day => (day.Date, day.Plays)), life);
        foreach (var (day, expected) in metrics.Daily.Zip(oracle.Days))
        {
            ShouldBeNear(day.Minutes, expected.Minutes, life);
            day.Observed.ShouldBe(expected.Observed, Tolerance, life);
        }

        var periods = oracle.Periods().ToList();
        metrics.Periods.Select(period => (period.Period.Label, period.Plays))
            .ShouldBe(periods.Select(period => (period.Label, period.Plays)), life);
        foreach (var (period, expected) in metrics.Periods.Zip(periods))
        {
            ShouldBeNear(period.Minutes, expected.Minutes, life);
            period.Period.Observed.ShouldBe(expected.Observed, Tolerance, life);
        }
    }

    private static void CompareMeans(TemporalMetrics metrics, TemporalOracle oracle, string life)
    {
        var weekday = oracle.MinutesPerDay(date => date.DayOfWeek < IsoDayOfWeek.Saturday);
        var weekend = oracle.MinutesPerDay(date => date.DayOfWeek >= IsoDayOfWeek.Saturday);
        ShouldBeNear(metrics.WeekdayWeekend.MinutesPerWeekday, weekday, life);
        ShouldBeNear(metrics.WeekdayWeekend.MinutesPerWeekendDay, weekend, life);
        ShouldBeNear(metrics.WeekdayWeekend.Ratio, weekend > 0 ? weekday / weekend : null, life);
        foreach (var month in metrics.MonthOfYear)
        {
            var lengths = oracle.Days.Where(day => day.Date.Month == month.Month)
                .Select(day => (day.Date.Year, Days: day.Date.Calendar.GetDaysInMonth(day.Date.Year, day.Date.Month))).Distinct();
            var perDay = oracle.MinutesPerDay(date => date.Month == month.Month);
            ShouldBeNear(month.Minutes, perDay is null ? null : perDay * lengths.Average(length => length.Days), life);
        }
    }

    private static void CompareStreaks(TemporalMetrics metrics, TemporalOracle oracle, RandomHistory random, string life)
    {
        var streaks = oracle.Streaks().ToList();
        metrics.Streaks.Top.ShouldBe(streaks.Take(10), life);
        metrics.Streaks.Longest.ShouldBe(streaks.FirstOrDefault(), life);

        // Alive: its last day is today, or the last day that existed before today.
        var today = random.Now.InZone(random.Window.Zone).Date;
        var alive = streaks.MaxBy(streak => streak.To) is { } last
            && (last.To == today || last.To == oracle.ExistingDayBefore(today)) ? last : null;
        metrics.Streaks.Current.ShouldBe(alive, life);
    }

    private static void CompareSessions(TemporalMetrics metrics, TemporalOracle oracle, string life)
    {
        var sessions = oracle.Sessions().ToList();
        var minutes = sessions.Select(session => (session.End - session.Start).TotalMinutes).Order().ToList();
        metrics.Sessions.Count.ShouldBe(sessions.Count, life);
        ShouldBeNear(
            metrics.Sessions.MedianMinutes,
            minutes.Count == 0 ? null : (minutes[(minutes.Count - 1) / 2] + minutes[minutes.Count / 2]) / 2,
            life);
        metrics.Sessions.Longest.Select(session => (session.StartedAt, session.EndedAt, session.Plays)).ShouldBe(
            sessions.OrderByDescending(session => session.End - session.Start).ThenBy(session => session.Start).Take(5), life);
    }

    private static void ShouldBeNear(double? actual, double? expected, string life)
    {
        actual.HasValue.ShouldBe(expected.HasValue, life);
        (actual ?? 0).ShouldBe(expected ?? 0, Tolerance * Math.Max(1, Math.Abs(expected ?? 0)), life);
    }
}
