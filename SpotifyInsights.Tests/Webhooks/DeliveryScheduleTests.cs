using NodaTime;
using SpotifyInsights.Api.Webhooks;
using SpotifyInsights.Api.Webhooks.Sending;

namespace SpotifyInsights.Tests.Webhooks;

public sealed class DeliveryScheduleTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2026)]
    public void After_EachAttempt_AddsUpToADayAndAHalf(int seed)
    {
        var schedule = new DeliverySchedule(new Random(seed));

        var waits = Enumerable.Range(1, 7).Select(attempts => schedule.After(attempts, WebhookEvent.JobFailed)!.Value).ToList();

        // 30 s + 5 min + 30 min + 2 h + 5 h + 10 h + 14 h, and a fifth more at most.
        var sum = waits.Aggregate(Duration.Zero, (all, wait) => all + wait);
        sum.ShouldBeInRange(Duration.FromSeconds(113_730), Duration.FromSeconds(136_476));
        waits.ShouldBe(waits.Order());
        schedule.After(8, WebhookEvent.JobFailed).ShouldBeNull();
    }

    [Fact]
    public void After_APing_IsNever() => new DeliverySchedule(new Random(1)).After(1, WebhookEvent.Ping).ShouldBeNull();
}
