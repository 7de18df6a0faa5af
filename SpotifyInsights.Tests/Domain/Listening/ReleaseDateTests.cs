using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Domain.Listening;

public sealed class ReleaseDateTests
{
    // Days since 1970-01-01, from `date -d 2019-05-03 +%s` / 86400 and the like.
    [Theory]
    [InlineData("2019-05-03", "day", 18_019, DatePrecision.Day)]
    [InlineData("2019-05-03", null, 18_019, DatePrecision.Day)]
    [InlineData("2019-05", "month", 18_017, DatePrecision.Month)]
    [InlineData("2019", "year", 17_897, DatePrecision.Year)]
    [InlineData("2019-05-03", "year", 17_897, DatePrecision.Year)]
    [InlineData("2019", "day", 17_897, DatePrecision.Year)]
    [InlineData("1969-12-31", "day", -1, DatePrecision.Day)]
    public void Parse_Date_IsItsFirstDay(string text, string? precision, int day, DatePrecision expected) =>
        ReleaseDate.Parse(text, precision).ShouldBe(new ReleaseDate(day, expected));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000")]
    [InlineData("2019-13")]
    [InlineData("2019-02-30")]
    [InlineData("201x")]
    [InlineData("2019-05-03T00:00")]
    public void Parse_AnythingElse_IsUnknown(string? text) => ReleaseDate.Parse(text, "day").ShouldBe(ReleaseDate.Unknown);
}
