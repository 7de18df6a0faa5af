using NodaTime;
using SpotifyInsights.Storage;

namespace SpotifyInsights.Tests.Storage;

public sealed class CollectionIdTests
{
    private static readonly Instant At = Instant.FromUtc(2025, 11, 20, 14, 30);

    [Fact]
    public void From_InstantWithMilliseconds_DropsThem() =>
        CollectionId.From(At + Duration.FromMilliseconds(999)).ShouldBe("2025-11-20T14-30-00Z");

    [Theory]
    [InlineData("2025-11-20T14-30-00Z", 0)]
    [InlineData("2025-11-20T14-30-00", 0)]
    [InlineData("2025-11-20T14-30-00+00-00", 0)]
    [InlineData("2025-11-20T14-30-00.250000+00-00", 250)]
    public void ToInstant_TodaysAndOlderForms_AreUnderstood(string id, int milliseconds) =>
        CollectionId.ToInstant(id).ShouldBe(At + Duration.FromMilliseconds(milliseconds));

    [Theory]
    [InlineData("")]
    [InlineData("latest")]
    [InlineData("2025-13-20T14-30-00Z")]
    [InlineData("2025-11-20T14:30:00Z")]
    public void TryParse_AnythingElse_IsFalse(string id) => CollectionId.TryParse(id, out _).ShouldBeFalse();
}
