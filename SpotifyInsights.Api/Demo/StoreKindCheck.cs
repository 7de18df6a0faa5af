using System.Text;
using SpotifyInsights.Api.Hosting;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Api.Demo;

/// <summary>Keeps fictional and real listening apart: a demo does not start on a store with real listeners, and the other way round.</summary>
public sealed class StoreKindCheck(IObjectStore objects, IConfiguration configuration) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var isDemo = DemoOptions.IsOn(configuration);
        var isMarked = await objects.FindAsync(Keys.DemoMarker, cancellationToken) is not null;
        if (isDemo && !isMarked && await HasListenersAsync(cancellationToken))
        {
            throw new StoreMismatchException(
                "This store holds real listeners, and the demo would mix fiction into it. Set Spotify:ClientId and Spotify:ClientSecret, or choose another store: Storage:LocalPath or Storage:S3:Bucket.");
        }

        if (!isDemo && isMarked)
        {
            throw new StoreMismatchException("This store holds the demo's fictional listener. Choose another Storage:LocalPath or Storage:S3:Bucket, or delete what is in it.");
        }

        if (isDemo && !isMarked)
        {
            await objects.PutAsync(Keys.DemoMarker, Encoding.UTF8.GetBytes("{}\n"), PutCondition.Absent, cancellationToken);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Any folder counts, also one whose account file is gone: data is data.
    private async Task<bool> HasListenersAsync(CancellationToken cancellationToken)
    {
        await foreach (var _ in objects.ListFoldersAsync(Keys.UsersFolder, startAfter: null, cancellationToken))
        {
            return true;
        }

        return false;
    }
}
