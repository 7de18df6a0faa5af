namespace SpotifyInsights.Api.Erasing;

/// <summary>At the start: knows the erasures of earlier runs and goes on with those that broke off.</summary>
public sealed class ErasureRecovery(Erasures erasures, ErasureRequests requests) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var userId in await erasures.LoadAsync(cancellationToken))
        {
            await requests.EnqueueAsync(userId, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
