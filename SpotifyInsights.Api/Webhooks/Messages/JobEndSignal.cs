using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Webhooks.Sending;

namespace SpotifyInsights.Api.Webhooks.Messages;

/// <summary>Lets what a job's end has to tell be sent at once.</summary>
public sealed class JobEndSignal(WebhookSignal signal) : IJobEndWitness
{
    public Task JobEndedAsync(Job job, CancellationToken cancellationToken)
    {
        signal.Give();
        return Task.CompletedTask;
    }
}
