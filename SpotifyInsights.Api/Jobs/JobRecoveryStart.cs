namespace SpotifyInsights.Api.Jobs;

/// <summary>Takes up at the start what the last process left behind.</summary>
internal sealed class JobRecoveryStart(JobRecovery recovery) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => recovery.WakeUpUnfinishedAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
