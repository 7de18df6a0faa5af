using Microsoft.Extensions.Options;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Api.Hosting;

/// <summary>
/// Holds the local folder for this process, from before the first access to after the last. Also where the objects lie in a bucket: the job database in
/// the folder is one process's.
/// </summary>
public sealed class StoreOpening(IOptions<StorageOptions> options) : IHostedLifecycleService, IDisposable
{
    private LocalStoreLock? _held;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _held = LocalStoreLock.Acquire(options.Value.LocalRoot);
        Directory.CreateDirectory(options.Value.StatePath);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _held?.Dispose();
}
