using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;

namespace SpotifyInsights.Tests.Domain.Metrics;

public sealed class PeriodWordingTests
{
    private static readonly LocalDate End = new(2025, 12, 1);

    [Theory]
    [InlineData(Granularity.Day, 2025, 11, 3, "on 3 November 2025")]
    [InlineData(Granularity.Week, 2025, 11, 5, "in the week of 3 November 2025")]
    [InlineData(Granularity.Month, 2025, 11, 5, "in November")]
    [InlineData(Granularity.Month, 2024, 11, 5, "in November 2024")]
    [InlineData(Granularity.Month, 2024, 12, 1, "in December")]
    [InlineData(Granularity.Quarter, 2025, 8, 5, "in the third quarter of 2025")]
    [InlineData(Granularity.Year, 2025, 8, 5, "in 2025")]
    public void In_Period_IsNamedAsPeopleDo(Granularity granularity, int year, int month, int day, string expected)
    {
        var date = new LocalDate(year, month, day);

        new PeriodWording(granularity, End).In(new(date, date.PlusDays(1), "", IsPartial: false, 1)).ShouldBe(expected);
    }

    [Fact]
    public void Months_OneOrSeveral_AreNamedOnce()
    {
        var words = new PeriodWording(Granularity.Month, End);

        words.Months(new(2025, 3, 3), new(2025, 4, 1)).ShouldBe("in March");
        words.Months(new(2025, 3, 3), new(2025, 5, 2)).ShouldBe("from March to May");
        words.Months(new(2023, 12, 3), new(2025, 1, 2)).ShouldBe("from December 2023 to January");
    }

    [Fact]
    public void List_Names_EndsWithAnd()
    {
        Wording.List(["A"]).ShouldBe("A");
        Wording.List(["A", "B"]).ShouldBe("A and B");
        Wording.List(["A", "B", "C"]).ShouldBe("A, B and C");
        Wording.Whole(24.5).ShouldBe("25");
        Wording.About(0.6, "artist").ShouldBe("1 artist");
    }
}
