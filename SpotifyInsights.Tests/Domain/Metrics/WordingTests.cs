using NodaTime;
using SpotifyInsights.Domain.Metrics;

namespace SpotifyInsights.Tests.Domain.Metrics;

public sealed class WordingTests
{
    [Theory]
    [InlineData(9, 11, "9-11am")]
    [InlineData(18, 22, "6-10pm")]
    [InlineData(11, 13, "11am-1pm")]
    [InlineData(11, 12, "11am-12pm")]
    [InlineData(12, 14, "12-2pm")]
    [InlineData(0, 3, "12-3am")]
    [InlineData(22, 24, "10pm-12am")]
    [InlineData(23, 1, "11pm-1am")]
    [InlineData(0, 24, "12am-12am")]
    [InlineData(9, 8, "9am-8am")]
    public void Hours_Block_ReadsLikeAClock(int from, int to, string expected) => Wording.Hours(from, to).ShouldBe(expected);

    [Theory]
    [InlineData(0.2, "1 minute")]
    [InlineData(38.4, "38 minutes")]
    [InlineData(59.6, "1 hour")]
    [InlineData(61, "1 hour 1 minute")]
    [InlineData(312, "5 hours 12 minutes")]
    [InlineData(90_000, "1,500 hours")]
    public void Duration_Minutes_AreHoursAndMinutes(double minutes, string expected) => Wording.Duration(minutes).ShouldBe(expected);

    [Theory]
    [InlineData(0, "0 days")]
    [InlineData(1, "1 day")]
    [InlineData(1240, "1,240 days")]
    public void Count_Noun_IsSingularForOne(int count, string expected) => Wording.Count(count, "day").ShouldBe(expected);

    [Fact]
    public void Numbers_Rounded_HalvesUp()
    {
        Wording.Percent(0.345).ShouldBe("35%");
        Wording.Times(2.25).ShouldBe("2.3x");
        Wording.Times(2).ShouldBe("2.0x");
        Wording.Date(new LocalDate(2026, 3, 14)).ShouldBe("14 March 2026");
    }

    [Theory]
    [InlineData(0, "none")]
    [InlineData(0.001, "less than 1%")]
    [InlineData(0.0049, "less than 1%")]
    [InlineData(0.005, "only 1%")]
    [InlineData(0.034, "only 3%")]
    public void Only_AShareThatIsLittle_IsNeverNothingOfSomething(double share, string words)
    {
        Wording.Only(share).ShouldBe(words);
        Wording.Capital(Wording.Only(share)).ShouldBe(char.ToUpperInvariant(words[0]) + words[1..]);
    }
}
