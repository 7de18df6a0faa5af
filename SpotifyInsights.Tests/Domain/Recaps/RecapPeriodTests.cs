using System.Globalization;
using NodaTime;
using SpotifyInsights.Domain.Recaps;

namespace SpotifyInsights.Tests.Domain.Recaps;

public sealed class RecapPeriodTests
{
    [Theory]
    [InlineData(RecapKind.Year, "2025", "2025-01-01", "2026-01-01", "2024-01-01", "2024-01-01")]
    [InlineData(RecapKind.Quarter, "2025-Q1", "2025-01-01", "2025-04-01", "2024-10-01", "2024-01-01")]
    [InlineData(RecapKind.Month, "2024-02", "2024-02-01", "2024-03-01", "2024-01-01", "2023-02-01")]
    [InlineData(RecapKind.Week, "2025-W01", "2024-12-30", "2025-01-06", "2024-12-23", "2024-01-01")]
    [InlineData(RecapKind.Week, "2020-W53", "2020-12-28", "2021-01-04", "2020-12-21", "2019-12-30")]
    public void Period_IsThatOfTheCalendar(RecapKind kind, string text, string from, string to, string before, string yearBefore)
    {
        var period = RecapPeriod.Parse(kind, text)!;
        (Text(period.From), Text(period.To), Text(period.Before.From), Text(period.YearBefore.From)).ShouldBe((from, to, before, yearBefore));
        period.Label.ShouldBe(text);
        period.Before.To.ShouldBe(period.From);
        RecapPeriod.Of(kind, period.To.PlusDays(-1)).ShouldBe(period);
        RecapPeriod.Of(kind, period.From).ShouldBe(period);
    }

    [Theory]
    [InlineData(RecapKind.Week, "2025-W00")]
    [InlineData(RecapKind.Week, "2025-W53")]
    [InlineData(RecapKind.Week, "2025-W1")]
    [InlineData(RecapKind.Week, "2025-14")]
    [InlineData(RecapKind.Month, "2025-00")]
    [InlineData(RecapKind.Month, "2025-13")]
    [InlineData(RecapKind.Month, "2025-Q1")]
    [InlineData(RecapKind.Quarter, "2025-Q5")]
    [InlineData(RecapKind.Quarter, "2025")]
    [InlineData(RecapKind.Year, "1900")]
    [InlineData(RecapKind.Year, "2100")]
    [InlineData(RecapKind.Year, "25")]
    [InlineData(RecapKind.Year, "2025\n")]
    [InlineData(RecapKind.Year, "")]
    public void Period_ThatThereIsNot_IsNone(RecapKind kind, string text) => RecapPeriod.Parse(kind, text).ShouldBeNull();

    [Fact]
    public void Weeks_AreThoseOfIso8601()
    {
        for (var day = new DateTime(1999, 12, 20, 0, 0, 0, DateTimeKind.Unspecified); day.Year < 2040; day = day.AddDays(1))
        {
            var label = string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(day):0000}-W{ISOWeek.GetWeekOfYear(day):00}");
            var period = RecapPeriod.Of(RecapKind.Week, LocalDate.FromDateTime(day));
            period.Label.ShouldBe(label);
            RecapPeriod.Parse(RecapKind.Week, label).ShouldBe(period);
        }
    }

    private static string Text(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
