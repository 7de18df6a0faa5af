namespace SpotifyInsights.Storage.Objects;

/// <summary>
/// A store that answers from memory for objects whose content never changes, as this process wrote or read them a moment ago: a job that writes a file and
/// then works with it does not pay for it twice. Everything else goes to <paramref name="inner"/>.
/// </summary>
/// <remarks>
/// Which keys hold such objects is for <see cref="Keys.IsUnchanging"/> to say. An object that another process deleted may be answered for
/// <see cref="Age"/> longer. Times of objects written here are those of <paramref name="time"/>.
/// </remarks>
public sealed class RecentObjects(IObjectStore inner, TimeProvider time) : IObjectStore, IDisposable
{
    // A poll or a snapshot writes a month or two, a few hundred kB. An import of many years writes more than any cache should hold.
    private const long MaxBytes = 4L << 20;

    private readonly Lock gate = new();
    private readonly Dictionary<string, (StoredObject Object, DateTimeOffset At)> recent = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, StoredObject Object)> order = new();
    private long bytes;

    /// <summary>How long an object is remembered.</summary>
    public static TimeSpan Age { get; } = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public async Task<StoredObject?> GetAsync(string key, CancellationToken cancellationToken)
    {
        if (Recall(key) is { } known)
        {
            return known;
        }

        var found = await inner.GetAsync(key, cancellationToken);
        Remember(found);
        return found;
    }

    /// <inheritdoc/>
    public Task<StoredObject?> GetRangeAsync(string key, long offset, int length, string? ifMatch, CancellationToken cancellationToken) =>
        inner.GetRangeAsync(key, offset, length, ifMatch, cancellationToken);

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>?> GetBytesAsync(string key, long offset, int length, CancellationToken cancellationToken)
    {
        if (Recall(key) is not { } known || offset < 0 || length < 0)
        {
            return await inner.GetBytesAsync(key, offset, length, cancellationToken);
        }

        var start = (int)Math.Min(offset, known.Content.Length);
        return known.Content.Slice(start, Math.Min(length, known.Content.Length - start));
    }

    /// <inheritdoc/>
    public async Task<ObjectInfo?> FindAsync(string key, CancellationToken cancellationToken) =>
        Recall(key)?.Info ?? await inner.FindAsync(key, cancellationToken);

    /// <inheritdoc/>
    public async Task<PutResult> PutAsync(string key, ReadOnlyMemory<byte> content, PutCondition condition, CancellationToken cancellationToken)
    {
        Forget(key);
        var result = await inner.PutAsync(key, content, condition, cancellationToken);
        if (result.IsWritten && IsRemembered(key, content.Length))
        {
            Remember(new StoredObject(new ObjectInfo(key, content.Length, result.ETag!, time.GetUtcNow()), content.ToArray()));
        }

        return result;
    }

    /// <inheritdoc/>
    /// <remarks>Not remembered.</remarks>
    public Task<PutResult> PutAsync(string key, Stream content, PutCondition condition, CancellationToken cancellationToken)
    {
        Forget(key);
        return inner.PutAsync(key, content, condition, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<OpenObject?> OpenAsync(string key, CancellationToken cancellationToken) =>
        Recall(key) is { } known ? OpenObject.Of(known) : await inner.OpenAsync(key, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<ListedObject> ListAsync(string prefix, string? startAfter, CancellationToken cancellationToken) =>
        inner.ListAsync(prefix, startAfter, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<string> ListFoldersAsync(string folder, string? startAfter, CancellationToken cancellationToken) =>
        inner.ListFoldersAsync(folder, startAfter, cancellationToken);

    /// <inheritdoc/>
    public Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        Forget(key);
        return inner.DeleteAsync(key, cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteAllAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        foreach (var key in keys)
        {
            Forget(key);
        }

        return inner.DeleteAllAsync(keys, cancellationToken);
    }

    /// <summary>Ends the store behind it.</summary>
    public void Dispose() => (inner as IDisposable)?.Dispose();

    private StoredObject? Recall(string key)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            return recent.TryGetValue(key, out var known) && now - known.At < Age && now >= known.At ? known.Object : null;
        }
    }

    private void Remember(StoredObject? found)
    {
        if (found is null || !IsRemembered(found.Info.Key, found.Content.Length))
        {
            return;
        }

        lock (gate)
        {
            Drop(found.Info.Key);
            recent[found.Info.Key] = (found, time.GetUtcNow());
            order.Enqueue((found.Info.Key, found));
            bytes += found.Content.Length;
            while (bytes > MaxBytes || (order.TryPeek(out var oldest) && IsSpent(oldest)))
            {
                var (key, spent) = order.Dequeue();
                if (recent.TryGetValue(key, out var known) && ReferenceEquals(known.Object, spent))
                {
                    Drop(key);
                }
            }
        }
    }

    private bool IsSpent((string Key, StoredObject Object) oldest) =>
        !recent.TryGetValue(oldest.Key, out var known) || !ReferenceEquals(known.Object, oldest.Object) || time.GetUtcNow() - known.At >= Age;

    private static bool IsRemembered(string key, int length) => Keys.IsUnchanging(key) && length <= MaxBytes;

    private void Forget(string key)
    {
        lock (gate)
        {
            Drop(key);
        }
    }

    private void Drop(string key)
    {
        if (recent.Remove(key, out var known))
        {
            bytes -= known.Object.Content.Length;
        }
    }
}
