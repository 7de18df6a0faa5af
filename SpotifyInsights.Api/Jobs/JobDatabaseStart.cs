namespace SpotifyInsights.Api.Jobs;

/// <summary>Stops the start of the process where the job database cannot be used, before anything relies on it.</summary>
internal sealed class JobDatabaseStart(JobDatabase database) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => database.PrepareAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
