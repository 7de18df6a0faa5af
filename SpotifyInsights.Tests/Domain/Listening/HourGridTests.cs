using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Domain.Listening;

public sealed class HourGridTests
{
    [Fact]
    public void Counting_HourThatAutumnRepeats_IsOneCell()
    {
        // Berlin, 25 October 2026: 02:30 comes at 00:30 UTC and again at 01:30 UTC.
        var grid = Grid(Zones.Berlin, Instant.FromUtc(2026, 10, 25, 0, 30), Instant.FromUtc(2026, 10, 25, 1, 30));

        Hours(grid, new(2026, 10, 25)).ShouldBe([(2, 2)]);
    }

    [Fact]
    public void Counting_HourThatSpringSkips_StaysEmpty()
    {
        // Berlin, 29 March 2026: a second before 01:00 UTC it is 01:59:59, then 03:00.
        var grid = Grid(Zones.Berlin, Instant.FromUtc(2026, 3, 29, 0, 59, 59), Instant.FromUtc(2026, 3, 29, 1, 0));

        Hours(grid, new(2026, 3, 29)).ShouldBe([(1, 1), (3, 1)]);
    }

    [Theory]
    [InlineData("Asia/Kolkata", 23)]        // 18:29 UTC + 5:30 = 23:59
    [InlineData("Asia/Kathmandu", 0)]       // 18:29 UTC + 5:45 = 00:14
    [InlineData("Australia/Lord_Howe", 5)]  // in January 11 hours ahead: 05:29
    public void Counting_ZonesOffTheHour_AreExact(string zone, int hour)
    {
        var grid = Grid(DateTimeZoneProviders.Tzdb[zone], Instant.FromUtc(2026, 1, 10, 18, 29, 59));

        Enumerable.Range(grid.FirstDay, grid.DayCount).SelectMany(day => HoursOf(grid, day)).ShouldBe([(hour, 1)]);
    }

    [Fact]
    public void Counting_HalfAnHourOfSummerTime_IsExact()
    {
        // Lord Howe, 5 April 2026: at 15:00 UTC of the 4th the clock goes from 02:00 back to 01:30.
        var grid = Grid(
            Zones.LordHowe,
            Instant.FromUtc(2026, 4, 4, 14, 59),    // 01:59
            Instant.FromUtc(2026, 4, 4, 15, 0),     // 01:30
            Instant.FromUtc(2026, 4, 4, 15, 30));   // 02:00

        Hours(grid, new(2026, 4, 5)).ShouldBe([(1, 2), (2, 1)]);
    }

    [Fact]
    public void Counting_DateTheZoneLeftOut_IsEmpty()
    {
        // Samoa: 23:59 on 29 December 2011 is followed by midnight of the 31st, at 10:00 UTC of the 30th.
        var grid = Grid(Zones.Apia, Instant.FromUtc(2011, 12, 30, 9, 59), Instant.FromUtc(2011, 12, 30, 10, 0));

        Hours(grid, new(2011, 12, 29)).ShouldBe([(23, 1)]);
        Hours(grid, new(2011, 12, 30)).ShouldBeEmpty();
        Hours(grid, new(2011, 12, 31)).ShouldBe([(0, 1)]);
    }

    [Fact]
    public void Counting_BeforeTheEpoch_RoundsDown()
    {
        var grid = Grid(Zones.Utc, Instant.FromUtc(1969, 12, 31, 23, 59, 59));

        Hours(grid, new(1969, 12, 31)).ShouldBe([(23, 1)]);
    }

    [Fact]
    public void Cells_ShortPlaysAndPodcasts_AreApart()
    {
        var at = Instant.FromUtc(2026, 1, 1, 12, 0);
        var columns = TestHistories.Columns(
        [
            new(at, 60_000, PlayFlags.Estimated), new(at, 30_000), new(at, 29_999), new(at, 600_000, PlayFlags.Podcast),
        ]);
        var grid = new HourGrid(columns, Zones.Utc);
        var day = grid.FirstDay + 1;

        (grid.Counting(day)[12].Plays, grid.Counting(day)[12].Ms, grid.Counting(day)[12].EstimatedMs).ShouldBe((2, 90_000, 60_000));
        (grid.Short(day)[12].Plays, grid.Short(day)[12].Ms).ShouldBe((1, 29_999));
        grid.Counting(day - 2).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Cells_NoPlays_AreNone()
    {
        var grid = new HourGrid(PlayColumns.Empty, Zones.Berlin);

        (grid.DayCount, grid.Bytes).ShouldBe((0, 0));
        grid.Counting(0).IsEmpty.ShouldBeTrue();
    }

    private static HourGrid Grid(DateTimeZone zone, params Instant[] starts) =>
        new(TestHistories.Columns([.. starts.Select(start => new TestPlay(start, 60_000))]), zone);

    private static List<(int Hour, int Plays)> Hours(HourGrid grid, LocalDate date) =>
        HoursOf(grid, NodaTime.Period.DaysBetween(new(1970, 1, 1), date));

    private static List<(int Hour, int Plays)> HoursOf(HourGrid grid, int day) =>
        [.. grid.Counting(day).ToArray().Select((cell, hour) => (hour, cell.Plays)).Where(entry => entry.Plays > 0)];
}
