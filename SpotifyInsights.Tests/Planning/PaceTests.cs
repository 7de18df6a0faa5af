using NodaTime;
using SpotifyInsights.Api.Collection;
using SpotifyInsights.Api.Planning;

namespace SpotifyInsights.Tests.Planning;

/// <summary>Half the span of the last 50 plays, 15 to 180 minutes: where the calls of a day suffice, the planner makes it 120 at most.</summary>
public sealed class PaceTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 2, 12, 0);

    [Theory]
    [InlineData(50, 150, 75)]
    [InlineData(50, 30, 15)]
    [InlineData(50, 29, 15)]
    [InlineData(50, 240, 120)]
    [InlineData(50, 360, 180)]
    [InlineData(50, 362, 180)]
    [InlineData(50, 4320, 180)]
    [InlineData(12, 100, 50)]
    [InlineData(1, 0, 180)]
    public void Pace_OfAPage_IsHalfItsSpanWithinTheLimits(int plays, int spanMinutes, int expectedMinutes)
    {
        var seen = new SeenPlays(plays, Noon - Duration.FromMinutes(spanMinutes), Noon, Lately: null);

        Pace.After(seen, hasGap: false, Noon, new CollectionOptions()).ShouldBe(Duration.FromMinutes(expectedMinutes));
    }

    // Five plays at the speed of the last three, never more than half the window.
    [Theory]
    [InlineData(12, 20)]
    [InlineData(3, 15)]
    [InlineData(60, 100)]
    [InlineData(71, 118)]
    [InlineData(600, 118)]
    public void Pace_WhileSomebodyListens_IsTheTimeOfAFewPlays(int thirdNewestMinutesAgo, int expectedMinutes)
    {
        var seen = new SeenPlays(50, Noon - Duration.FromMinutes(236), Noon, Noon - Duration.FromMinutes(thirdNewestMinutesAgo));

        Pace.After(seen, hasGap: false, Noon, new CollectionOptions()).ShouldBe(Duration.FromMinutes(expectedMinutes));
    }

    [Fact]
    public void Pace_AfterAGap_IsTheShortest() =>
        Pace.After(new SeenPlays(50, Noon - Duration.FromHours(10), Noon, Noon), hasGap: true, Noon, new CollectionOptions()).ShouldBe(Duration.FromMinutes(15));

    [Fact]
    public void Pace_OfAnEmptyPage_IsTheLongest() => Pace.After(seen: null, hasGap: false, Noon, new CollectionOptions()).ShouldBe(Duration.FromMinutes(180));
}
