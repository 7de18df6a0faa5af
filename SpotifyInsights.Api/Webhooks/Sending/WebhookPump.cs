namespace SpotifyInsights.Api.Webhooks.Sending;

/// <summary>
/// Sends messages beside the jobs: a receiver that takes its time must not take a job's place. It looks whenever something ends or the scheduler says that time has passed.
/// </summary>
public sealed class WebhookPump(WebhookSignal signal, WebhookSender sender, ILogger<WebhookPump> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        IReadOnlyList<Task> underWay = [];

        // What the last process left behind.
        signal.Give();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await signal.WaitAsync(stoppingToken);
                underWay = await sender.BeginDueAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(exception, "Messages of webhooks could not be looked for; the next look is soon");
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        await Task.WhenAll(underWay).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
