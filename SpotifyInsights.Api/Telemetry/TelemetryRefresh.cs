namespace SpotifyInsights.Api.Telemetry;

/// <summary>Keeps the gauges fresh for metrics that are sent; a scrape refreshes them itself.</summary>
internal sealed class TelemetryRefresh(InstanceStates states, TimeProvider time, ILogger<TelemetryRefresh> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await RefreshAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends.
        }
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            await states.RefreshAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A database or store that does not answer now is looked at again in a minute.
            log.LogWarning(exception, "The numbers of the instance could not be read");
        }
    }
}
