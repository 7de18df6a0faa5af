using System.Runtime.CompilerServices;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Storage.Objects;

/// <summary>Tells of every request before and after it happens; whoever is told may wait, note or throw.</summary>
public sealed class TappedObjectStore(IObjectStore inner) : IObjectStore
{
    private const int NamesPerRequest = 1_000;

    public Func<StoreOperation, Task> Before { get; set; } = static _ => Task.CompletedTask;

    /// <summary>Not called when the request failed.</summary>
    public Func<StoreOperation, Task> After { get; set; } = static _ => Task.CompletedTask;

    public Task<StoredObject?> GetAsync(string key, CancellationToken cancellationToken) =>
        DoAsync(new(StoreVerb.Get, key), () => inner.GetAsync(key, cancellationToken), found => found?.Content.Length ?? 0);

    public Task<StoredObject?> GetRangeAsync(string key, long offset, int length, string? ifMatch, CancellationToken cancellationToken) =>
        DoAsync(
            new(StoreVerb.GetRange, key),
            () => inner.GetRangeAsync(key, offset, length, ifMatch, cancellationToken),
            found => found?.Content.Length ?? 0);

    public Task<ReadOnlyMemory<byte>?> GetBytesAsync(string key, long offset, int length, CancellationToken cancellationToken) =>
        DoAsync(new(StoreVerb.GetRange, key), () => inner.GetBytesAsync(key, offset, length, cancellationToken), found => found?.Length ?? 0);

    public Task<OpenObject?> OpenAsync(string key, CancellationToken cancellationToken) =>
        DoAsync(new(StoreVerb.Get, key), () => inner.OpenAsync(key, cancellationToken), found => found?.Info.Length ?? 0);

    public Task<ObjectInfo?> FindAsync(string key, CancellationToken cancellationToken) =>
        DoAsync(new(StoreVerb.Find, key), () => inner.FindAsync(key, cancellationToken), _ => 0);

    public Task<PutResult> PutAsync(string key, ReadOnlyMemory<byte> content, PutCondition condition, CancellationToken cancellationToken) =>
        DoAsync(new(StoreVerb.Put, key, content.Length), () => inner.PutAsync(key, content, condition, cancellationToken), _ => content.Length);

    public Task<PutResult> PutAsync(string key, Stream content, PutCondition condition, CancellationToken cancellationToken) =>
        DoAsync(new(StoreVerb.Put, key, content.Length), () => inner.PutAsync(key, content, condition, cancellationToken), _ => content.Length);

    public Task DeleteAsync(string key, CancellationToken cancellationToken) => DeleteAllAsync([key], cancellationToken);

    public Task DeleteAllAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        async Task<bool> DeleteAsync()
        {
            await inner.DeleteAllAsync(keys, cancellationToken);
            return true;
        }

        return DoAsync(new(StoreVerb.Delete, keys.First()), DeleteAsync, _ => 0);
    }

    public IAsyncEnumerable<ListedObject> ListAsync(string prefix, string? startAfter, CancellationToken cancellationToken) =>
        ListAsync(prefix, inner.ListAsync(prefix, startAfter, cancellationToken), cancellationToken);

    public IAsyncEnumerable<string> ListFoldersAsync(string folder, string? startAfter, CancellationToken cancellationToken) =>
        ListAsync(folder, inner.ListFoldersAsync(folder, startAfter, cancellationToken), cancellationToken);

    private async IAsyncEnumerable<T> ListAsync<T>(string key, IAsyncEnumerable<T> names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var operation = new StoreOperation(StoreVerb.List, key);
        await Before(operation);
        var count = 0;
        await foreach (var name in names.WithCancellation(cancellationToken))
        {
            if (count++ == NamesPerRequest)
            {
                await After(operation);
                await Before(operation);
                count = 1;
            }

            yield return name;
        }

        await After(operation);
    }

    private async Task<T> DoAsync<T>(StoreOperation operation, Func<Task<T>> request, Func<T, long> bytes)
    {
        await Before(operation);
        var result = await request();
        await After(operation with { Bytes = bytes(result) });
        return result;
    }
}
