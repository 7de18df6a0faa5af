using Microsoft.Extensions.Options;
using NodaTime;
using Quartz;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.Webhooks.Sending;

/// <summary>Forgets messages that are long over.</summary>
[DisallowConcurrentExecution]
public sealed class OldDeliveriesTick(IEnumerable<DeliveryStore> stores, IOptions<WebhookOptions> options, TimeProvider time) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var deliveries in stores)
        {
            await deliveries.ForgetEndedAsync(time.GetCurrentInstant() - Duration.FromTimeSpan(options.Value.KeepDeliveries), cancellationToken);
        }
    }
}
