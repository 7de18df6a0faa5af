using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Domain.Listening;

public sealed class HeardTimeTests
{
    private static readonly Instant End = Instant.FromUtc(2025, 11, 20, 10, 0);

    // heard = clamp(min(duration, time since the previous end), at least min(30 s, duration), at most duration)
    [Theory]
    [InlineData(120_000, 180_000, 120_000)]
    [InlineData(240_000, 180_000, 180_000)]
    [InlineData(180_000, 180_000, 180_000)]
    [InlineData(10_000, 180_000, 30_000)]
    [InlineData(0, 180_000, 30_000)]
    [InlineData(10_000, 20_000, 20_000)]
    [InlineData(25_000, 20_000, 20_000)]
    [InlineData(86_400_000, 180_000, 180_000)]
    public void Estimate_AfterAnotherPlay_IsTheTimeSinceWithinTheBounds(int sincePreviousMs, int durationMs, int expected) =>
        HeardTime.Estimate(End, End - Duration.FromMilliseconds(sincePreviousMs), durationMs).ShouldBe(expected);

    [Fact]
    public void Estimate_FirstPlay_IsTheWholeTrack() => HeardTime.Estimate(End, previousEnd: null, 180_000).ShouldBe(180_000);

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(-5)]
    public void Estimate_UnknownLength_IsThirtySeconds(int? durationMs) =>
        HeardTime.Estimate(End, End - Duration.FromHours(1), durationMs).ShouldBe(30_000);
}
