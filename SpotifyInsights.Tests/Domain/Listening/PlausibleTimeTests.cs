using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Domain.Listening;

public sealed class PlausibleTimeTests
{
    // One row of a clock that was never set would otherwise make a history begin in 1970, and a whole export cover all the years since.
    [Theory]
    [InlineData("1970-01-01T00:00:00Z", true)]
    [InlineData("1999-12-31T23:59:59Z", true)]
    [InlineData("2000-01-01T00:00:00Z", false)]
    [InlineData("2026-01-01T00:00:00Z", false)]
    [InlineData("2101-01-01T00:00:00Z", true)]
    public void Witness_OfATimeWithoutRecords_IsImplausible(string at, bool isImplausible) =>
        WitnessTime.IsImplausible(Instant(at).ToUnixTimeMilliseconds(), heardMs: 40_000).ShouldBe(isImplausible);

    private static Instant Instant(string text) => InstantPattern.ExtendedIso.WithCulture(CultureInfo.InvariantCulture).Parse(text).Value;
}
