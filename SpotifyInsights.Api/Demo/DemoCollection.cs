using NodaTime;
using SpotifyInsights.Api.Collection;
using SpotifyInsights.Api.Importing;
using SpotifyInsights.Simulator;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Api.Demo;

/// <summary>The collection of the demo listener, step by step.</summary>
internal sealed class DemoCollection(ServiceProvider services) : IAsyncDisposable
{
    // Spotify's sign-ins last six months.
    private static readonly Duration SignInEvery = Duration.FromDays(150);

    private Instant? _signedInAt;

    /// <summary>The years before <paramref name="at"/>, from a data export.</summary>
    public Task ImportPastAsync(Instant at, int years, IProgress<ImportProgress> progress, CancellationToken cancellationToken) =>
        services.GetRequiredService<DemoExport>().ImportAsync(at, years, progress, cancellationToken);

    /// <summary>A snapshot when one is due, else a poll; the clock stands at <paramref name="now"/>.</summary>
    public async Task CollectAsync(Instant now, CancellationToken cancellationToken)
    {
        const string listener = DemoServices.ListenerId;
        if (_signedInAt is null || now - _signedInAt > SignInEvery)
        {
            await services.GetRequiredService<DemoSignIn>().AcceptAsync(services.GetRequiredService<SpotifySimulation>(), cancellationToken);
            _signedInAt = now;
        }

        if (await services.GetRequiredService<SnapshotDue>().NextEligibleAtAsync(listener, cancellationToken) is null)
        {
            var id = await services.GetRequiredService<SnapshotStore>().NextIdAsync(listener, now, cancellationToken);
            await services.GetRequiredService<SnapshotCollector>()
                .CollectAsync(new SnapshotRequest(listener, id, Forced: false), new Progress<CollectionStep>(), cancellationToken);
        }
        else
        {
            await services.GetRequiredService<RecentPollCollector>().PollAsync(listener, cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
