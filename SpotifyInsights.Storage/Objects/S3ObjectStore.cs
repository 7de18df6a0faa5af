using SpotifyInsights.Storage.Objects.S3;

namespace SpotifyInsights.Storage.Objects;

/// <summary>
/// Objects in a bucket of R2, Amazon S3 or another server that speaks S3. ETags are the service's own. Any number of processes may use one
/// bucket: conditions are checked by the service.
/// </summary>
/// <remarks>
/// Passing faults (throttling, 5xx, broken connections, no answer in time) are tried again after growing waits. After a lost answer a
/// conditional put asks the store whether it happened; where somebody has replaced the object meanwhile nobody can know, which is an
/// <see cref="ObjectStoreException"/>. Longer objects go in parts, which are removed when the put fails; a process that dies leaves them to the
/// bucket's rule about unfinished uploads.
/// </remarks>
public sealed class S3ObjectStore : IObjectStore, IDisposable
{
    private readonly S3Bucket bucket;
    private readonly S3Calls calls;
    private readonly S3Reader reader;
    private readonly S3Writer writer;
    private readonly S3Lister lister;
    private readonly S3Remover remover;

    /// <summary>Opens a bucket without asking for it: whether it is there shows at the first call.</summary>
    /// <param name="options">Which bucket, and how patient to be.</param>
    /// <param name="time">The clock of waits and time limits.</param>
    /// <param name="process">Tells the writes of this object from those of every other one in the world: never the same twice. Also the seed of the waits' jitter.</param>
    /// <param name="handler">What sends the requests, disposed with the store; null: a socket.</param>
    public S3ObjectStore(S3ObjectStoreOptions options, TimeProvider time, Guid process, HttpMessageHandler? handler = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        bucket = new S3Bucket(options, handler);
        calls = new S3Calls(options, bucket, time, new Jitter(process.GetHashCode()).Next);
        reader = new S3Reader(bucket);
        writer = new S3Writer(bucket, calls, reader, new WriteNames(process), options.PartSize);
        lister = new S3Lister(bucket, calls);
        remover = new S3Remover(bucket, calls);
    }

    /// <inheritdoc/>
    public Task<StoredObject?> GetAsync(string key, CancellationToken cancellationToken)
    {
        ObjectKey.Check(key);
        return calls.RunAsync(key, "cannot be read", token => reader.GetAsync(key, token), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StoredObject?> GetRangeAsync(string key, long offset, int length, string? ifMatch, CancellationToken cancellationToken)
    {
        ObjectKey.Check(key);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return calls.RunAsync(key, "cannot be read", token => reader.GetRangeAsync(key, offset, length, ifMatch, token), cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>Into a temporary file.</remarks>
    public async Task<OpenObject?> OpenAsync(string key, CancellationToken cancellationToken)
    {
        ObjectKey.Check(key);
        var spool = SpoolFile.Create();
        try
        {
            var info = await calls.RunAsync(key, "cannot be read", token => reader.CopyAsync(key, spool, token), cancellationToken);
            if (info is not null)
            {
                spool.Position = 0;
                return new OpenObject(info, spool);
            }
        }
        catch
        {
            await spool.DisposeAsync();
            throw;
        }

        await spool.DisposeAsync();
        return null;
    }

    /// <inheritdoc/>
    /// <remarks>By a get of one byte: the answer to a HEAD has no body, so it cannot tell a missing object from a missing bucket.</remarks>
    public async Task<ObjectInfo?> FindAsync(string key, CancellationToken cancellationToken) =>
        (await GetRangeAsync(key, 0, 1, ifMatch: null, cancellationToken))?.Info;

    /// <inheritdoc/>
    public Task<PutResult> PutAsync(string key, ReadOnlyMemory<byte> content, PutCondition condition, CancellationToken cancellationToken)
    {
        ObjectKey.Check(key);
        return writer.PutAsync(key, content, condition, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<PutResult> PutAsync(string key, Stream content, PutCondition condition, CancellationToken cancellationToken)
    {
        ObjectKey.Check(key);
        ArgumentNullException.ThrowIfNull(content);
        return writer.PutAsync(key, content, condition, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ListedObject> ListAsync(string prefix, string? startAfter, CancellationToken cancellationToken)
    {
        ObjectKey.CheckPrefix(prefix);
        return lister.ListAsync(prefix, startAfter, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<string> ListFoldersAsync(string folder, string? startAfter, CancellationToken cancellationToken)
    {
        ObjectKey.CheckFolder(folder);
        return lister.ListFoldersAsync(folder, startAfter, cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        ObjectKey.Check(key);
        return remover.DeleteAsync(key, cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteAllAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        foreach (var key in keys)
        {
            ObjectKey.Check(key);
        }

        return remover.DeleteAllAsync(keys, cancellationToken);
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => bucket.Dispose();
}
