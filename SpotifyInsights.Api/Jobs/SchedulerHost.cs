using Quartz;

namespace SpotifyInsights.Api.Jobs;

/// <summary>
/// Starts the scheduler, and stops it within the host's time. Left alone it waits for its database, however long that is away; what its jobs have not handed back
/// then is taken over as from a process that was killed.
/// </summary>
internal sealed class SchedulerHost(QuartzHostedService scheduler, ILogger<SchedulerHost> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => scheduler.StartAsync(cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await scheduler.StopAsync(cancellationToken).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            log.LogWarning("The scheduler did not stop in time: its database does not answer. Jobs that were running are taken over");
        }
    }
}
