using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Aggregation;

/// <summary>Counts what is read and written, and can fail at the n-th change, before or after it takes effect, and from there on.</summary>
public sealed class WatchedObjectStore(IObjectStore inner) : IObjectStore
{
    public int Reads { get; private set; }

    public int Changes { get; private set; }

    public long BytesWritten { get; private set; }

    /// <summary>The change at which the process dies; null: never.</summary>
    public int? CrashAt { get; set; }

    /// <summary>Whether the fatal change still takes effect.</summary>
    public bool CrashesAfter { get; set; }

    /// <summary>Runs once, before the next conditional put.</summary>
    public Func<Task>? BeforeConditionalPut { get; set; }

    public void Reset() => (Reads, Changes, BytesWritten, CrashAt) = (0, 0, 0, null);

    public Task<StoredObject?> GetAsync(string key, CancellationToken cancellationToken)
    {
        Reads++;
        return inner.GetAsync(key, cancellationToken);
    }

    public Task<StoredObject?> GetRangeAsync(string key, long offset, int length, string? ifMatch, CancellationToken cancellationToken)
    {
        Reads++;
        return inner.GetRangeAsync(key, offset, length, ifMatch, cancellationToken);
    }

    public Task<ObjectInfo?> FindAsync(string key, CancellationToken cancellationToken)
    {
        Reads++;
        return inner.FindAsync(key, cancellationToken);
    }

    public async Task<PutResult> PutAsync(string key, ReadOnlyMemory<byte> content, PutCondition condition, CancellationToken cancellationToken)
    {
        if (condition != PutCondition.None && BeforeConditionalPut is { } interruption)
        {
            BeforeConditionalPut = null;
            await interruption();
        }

        BytesWritten += content.Length;
        return await ChangeAsync(() => inner.PutAsync(key, content, condition, cancellationToken));
    }

    public Task DeleteAsync(string key, CancellationToken cancellationToken) => ChangeAsync(async () =>
    {
        await inner.DeleteAsync(key, cancellationToken);
        return true;
    });

    public IAsyncEnumerable<ListedObject> ListAsync(string prefix, string? startAfter, CancellationToken cancellationToken) =>
        inner.ListAsync(prefix, startAfter, cancellationToken);

    public IAsyncEnumerable<string> ListFoldersAsync(string folder, string? startAfter, CancellationToken cancellationToken) =>
        inner.ListFoldersAsync(folder, startAfter, cancellationToken);

    private async Task<T> ChangeAsync<T>(Func<Task<T>> change)
    {
        Changes++;
        if (CrashAt is { } last && (Changes > last || (Changes == last && !CrashesAfter)))
        {
            throw new CrashException();
        }

        var result = await change();
        return CrashAt is { } fatal && Changes == fatal ? throw new CrashException() : result;
    }
}
