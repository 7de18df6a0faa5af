using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Api;

/// <summary>A store that gives nothing of an upload back until it is told to: an import stands in the middle of its reading.</summary>
internal sealed class HeldUploads(IObjectStore inner) : IObjectStore, IDisposable
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Puts it between the application and its store.</summary>
    public static void Hold(IServiceCollection services)
    {
        var store = services.Last(service => service.ServiceType == typeof(IObjectStore));
        services.Replace(ServiceDescriptor.Singleton<IObjectStore>(provider => new HeldUploads((IObjectStore)store.ImplementationFactory!(provider))));
    }

    public Task UntilAskedAsync() => _asked.Task.WaitAsync(Patience.Token());

    public void Release() => _released.TrySetResult();

    public async Task<ReadOnlyMemory<byte>?> GetBytesAsync(string key, long offset, int length, CancellationToken cancellationToken)
    {
        if (key.Contains("/uploads/", StringComparison.Ordinal))
        {
            _asked.TrySetResult();
            await _released.Task.WaitAsync(cancellationToken);
        }

        return await inner.GetBytesAsync(key, offset, length, cancellationToken);
    }

    public Task<StoredObject?> GetAsync(string key, CancellationToken cancellationToken) => inner.GetAsync(key, cancellationToken);

    public Task<StoredObject?> GetRangeAsync(string key, long offset, int length, string? ifMatch, CancellationToken cancellationToken) =>
        inner.GetRangeAsync(key, offset, length, ifMatch, cancellationToken);

    public Task<ObjectInfo?> FindAsync(string key, CancellationToken cancellationToken) => inner.FindAsync(key, cancellationToken);

    public Task<PutResult> PutAsync(string key, ReadOnlyMemory<byte> content, PutCondition condition, CancellationToken cancellationToken) =>
        inner.PutAsync(key, content, condition, cancellationToken);

    public IAsyncEnumerable<ListedObject> ListAsync(string prefix, string? startAfter, CancellationToken cancellationToken) => inner.ListAsync(prefix, startAfter, cancellationToken);

    public IAsyncEnumerable<string> ListFoldersAsync(string folder, string? startAfter, CancellationToken cancellationToken) =>
        inner.ListFoldersAsync(folder, startAfter, cancellationToken);

    public Task DeleteAsync(string key, CancellationToken cancellationToken) => inner.DeleteAsync(key, cancellationToken);

    public void Dispose() => (inner as IDisposable)?.Dispose();
}
