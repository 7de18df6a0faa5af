using SpotifyInsights.Api.Endpoints.Health;

namespace SpotifyInsights.Api.Planning;

/// <summary>Looks every five minutes whether the collection stands still. Not by the scheduler, which may be what stands still.</summary>
internal sealed class StandstillWatch(StandstillAlert alert, Readiness readiness, TimeProvider time, ILogger<StandstillWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (readiness.Current.Status == HealthStatus.Ok)
            {
                await alert.LookAsync(cancellationToken);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever fails now is looked at again in five minutes; a watch that ends by it would be the quiet death it is there to tell.
            log.LogError(exception, "Whether the collection stands still could not be seen");
        }
    }
}
