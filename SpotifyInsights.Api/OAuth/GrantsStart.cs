namespace SpotifyInsights.Api.OAuth;

/// <summary>Reads at the start which consents have ended.</summary>
internal sealed class GrantsStart(Grants grants) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => grants.LoadAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
