using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Domain.Listening;

public sealed class ListeningWindowTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 8, 23, 30);

    [Fact]
    public void Resolve_NothingGiven_GoesFromTheFirstCountingPlayUpToAndIncludingToday()
    {
        // The short play of 1 March does not count; the first that does starts at 23:30 UTC, the 3rd in Berlin.
        // 23:30 UTC of 8 March is the 9th in Berlin.
        var plays = TestHistories.Columns(
            [new(Instant.FromUtc(2026, 3, 1, 12, 0), 20_000), new(Instant.FromUtc(2026, 3, 2, 23, 30), 60_000)]);

        var window = ListeningWindow.Resolve(plays, Zones.Berlin, Now);

        (window.From, window.To).ShouldBe((new(2026, 3, 3), new(2026, 3, 10)));
        (window.Granularity, window.IncludeShort).ShouldBe((Granularity.Month, false));
        ListeningWindow.Resolve(plays, Zones.Berlin, Now, includeShort: true).From.ShouldBe(new(2026, 3, 1));
        ListeningWindow.Resolve(plays, Zones.Berlin, Now, to: new LocalDate(2026, 2, 1)).From.ShouldBe(new(2026, 2, 1));
        ListeningWindow.Resolve(plays, Zones.Berlin, Now, from: new LocalDate(2027, 1, 1)).To.ShouldBe(new(2027, 1, 1));
    }

    [Fact]
    public void Resolve_NoPlays_IsEmpty()
    {
        var window = ListeningWindow.Resolve(PlayColumns.Empty, Zones.Berlin, Now);

        window.From.ShouldBe(window.To);
    }

    [Fact]
    public void Constructor_ReversedOrFarDates_Throws()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Window(new(2026, 3, 2), new(2026, 3, 1))).ParamName.ShouldBe("to");
        Should.Throw<ArgumentOutOfRangeException>(() => Window(new(1899, 12, 31), new(2026, 3, 1))).ParamName.ShouldBe("from");
        Should.Throw<ArgumentOutOfRangeException>(() => Window(new(2026, 3, 1), new(2101, 1, 2))).ParamName.ShouldBe("to");
        Should.NotThrow(() => Window(new(1900, 1, 1), new(2101, 1, 1)));
    }

    [Theory]
    [InlineData("Europe/Berlin", true)]
    [InlineData("Asia/Calcutta", true)]
    [InlineData("Etc/UTC", true)]
    [InlineData("europe/berlin", false)]
    [InlineData("Mars/Olympus", false)]
    [InlineData("UTC+05", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void TryFind_Id_KnowsIanaIdsOnly(string? id, bool expected)
    {
        TimeZones.TryFind(id, out var zone).ShouldBe(expected);
        zone?.Id.ShouldBe(id);
    }

    [Fact]
    public void TryFind_DefaultId_Exists() => TimeZones.TryFind(TimeZones.DefaultId, out _).ShouldBeTrue();

    [Fact]
    public void Split_Weeks_AreIsoWeeksCutByTheWindow()
    {
        // Thursday 1 January 2026 belongs to week 1, which began on 29 December; the window begins on the 31st.
        Labels(new(2025, 12, 31), new(2026, 1, 12), Granularity.Week).ShouldBe(
            [("2026-W01", new(2025, 12, 31), new(2026, 1, 5), true), ("2026-W02", new(2026, 1, 5), new(2026, 1, 12), false)]);
    }

    [Fact]
    public void Split_MonthNotOver_IsPartial()
    {
        Labels(new(2026, 2, 1), new(2026, 4, 1), Granularity.Month).ShouldBe(
            [("2026-02", new(2026, 2, 1), new(2026, 3, 1), false), ("2026-03", new(2026, 3, 1), new(2026, 4, 1), true)]);
    }

    [Fact]
    public void Split_QuartersYearsAndDays_HaveTheirLabels()
    {
        Labels(new(2025, 1, 1), new(2025, 7, 1), Granularity.Quarter).Select(period => period.Label).ShouldBe(["2025-Q1", "2025-Q2"]);
        Labels(new(2024, 6, 1), new(2026, 1, 1), Granularity.Year).Select(period => (period.Label, period.IsPartial))
            .ShouldBe([("2024", true), ("2025", false)]);
        Labels(new(2024, 2, 28), new(2024, 3, 1), Granularity.Day).Select(period => period.Label)
            .ShouldBe(["2024-02-28", "2024-02-29"]);
        Labels(new(2024, 2, 28), new(2024, 2, 28), Granularity.Day).ShouldBeEmpty();
    }

    private static ListeningWindow Window(LocalDate from, LocalDate to) => new(from, to, Zones.Berlin);

    private static List<(string Label, LocalDate From, LocalDate To, bool IsPartial)> Labels(
        LocalDate from, LocalDate to, Granularity granularity)
    {
        var window = new ListeningWindow(from, to, Zones.Berlin, granularity);
        return
        [
            .. PeriodCalendar.Split(window, new(window, ObservedTime.None, Now), Now)
                .Select(period => (period.Label, period.From, period.To, period.IsPartial)),
        ];
    }
}
