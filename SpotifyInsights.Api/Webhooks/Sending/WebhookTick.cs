using Quartz;

namespace SpotifyInsights.Api.Webhooks.Sending;

/// <summary>Lets messages that did not arrive be sent again when their time has come.</summary>
[DisallowConcurrentExecution]
public sealed class WebhookTick(IEnumerable<WebhookSignal> signals) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var signal in signals)
        {
            signal.Give();
        }

        return ValueTask.CompletedTask;
    }
}
