namespace SpotifyInsights.Storage.Objects;

/// <summary>
/// Whole objects under text keys (`a/b/c`), as S3 knows them. Every write is atomic: a reader sees the former object or the new one,
/// never a part. Every implementation passes the same contract tests.
/// </summary>
/// <remarks>
/// Keys are 1 to 1024 UTF-8 bytes, segments separated by `/`, none empty, none `.` or `..`, no control characters and no backslash, the
/// first not beginning with a dot (<see cref="ObjectKey"/>); anything else is an <see cref="ArgumentException"/>. A key is never also a
/// folder of other keys (`a` beside `a/b`): a file system cannot hold both, and the put of the second may fail. A failure of the store
/// itself is an <see cref="ObjectStoreException"/> that names the key; a put or delete that ends so, or is cancelled, may have happened.
/// </remarks>
public interface IObjectStore
{
    /// <summary>The whole object, or null when there is none.</summary>
    Task<StoredObject?> GetAsync(string key, CancellationToken cancellationToken);

    /// <summary>
    /// <paramref name="length"/> bytes from <paramref name="offset"/>, fewer (down to none) where the object ends earlier; null when there
    /// is no object. Neither may be negative. With <paramref name="ifMatch"/> an object that has another ETag by now is an
    /// <see cref="ObjectChangedException"/>.
    /// </summary>
    Task<StoredObject?> GetRangeAsync(string key, long offset, int length, string? ifMatch, CancellationToken cancellationToken);

    /// <summary>
    /// As <see cref="GetRangeAsync"/>, but the bytes alone: for objects whose content never changes. It spares the work to a store that would have to
    /// work the ETag out from the whole object.
    /// </summary>
    async Task<ReadOnlyMemory<byte>?> GetBytesAsync(string key, long offset, int length, CancellationToken cancellationToken) =>
        (await GetRangeAsync(key, offset, length, ifMatch: null, cancellationToken))?.Content;

    /// <summary>
    /// The whole object, to be read piece by piece and in any order, without being held in memory; null when there is none. One request, and what is read
    /// stays the version that was opened. Close it before the key is written: some systems do not replace a file that is open.
    /// </summary>
    async Task<OpenObject?> OpenAsync(string key, CancellationToken cancellationToken) =>
        await GetAsync(key, cancellationToken) is { } found ? OpenObject.Of(found) : null;

    /// <summary>Size, ETag and time of the object without its content, or null when there is none.</summary>
    Task<ObjectInfo?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the whole object if <paramref name="condition"/> holds. Once the result is <see cref="PutResult.IsWritten"/> the object survives a crash.
    /// </summary>
    Task<PutResult> PutAsync(string key, ReadOnlyMemory<byte> content, PutCondition condition, CancellationToken cancellationToken);

    /// <summary>
    /// As <see cref="PutAsync(string, ReadOnlyMemory{byte}, PutCondition, CancellationToken)"/> of everything in a seekable stream from its beginning on, which
    /// is not held in memory. One request whatever its length. The stream stays open, and nobody else may use it meanwhile.
    /// </summary>
    async Task<PutResult> PutAsync(string key, Stream content, PutCondition condition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var bytes = GC.AllocateUninitializedArray<byte>(checked((int)content.Length));
        content.Position = 0;
        await content.ReadExactlyAsync(bytes, cancellationToken);
        return await PutAsync(key, bytes, condition, cancellationToken);
    }

    /// <summary>
    /// All objects whose key begins with <paramref name="prefix"/> (empty, or the beginning of a key) and is greater than
    /// <paramref name="startAfter"/> (any text), in the order of the keys' UTF-8 bytes (<see cref="KeyOrder"/>). Read as it is consumed:
    /// an object put or deleted meanwhile may be in it or not; every other one is in it once.
    /// </summary>
    IAsyncEnumerable<ListedObject> ListAsync(string prefix, string? startAfter, CancellationToken cancellationToken);

    /// <summary>
    /// The names directly below <paramref name="folder"/> (empty, or ending with `/`) that have objects below them, without trailing slash,
    /// after the name <paramref name="startAfter"/>, in the order of the keys below them: `a-b` (`a-b/…`) comes before `a` (`a/…`).
    /// The cost is that of the folder's own names, not of the objects below.
    /// </summary>
    IAsyncEnumerable<string> ListFoldersAsync(string folder, string? startAfter, CancellationToken cancellationToken);

    /// <summary>Removes the object; there being none is no error.</summary>
    Task DeleteAsync(string key, CancellationToken cancellationToken);

    /// <summary>
    /// Removes all these objects; one that is not there is no error. Not atomic: after a failure some may be gone. A store that can takes many
    /// in one request; the others delete one after the other.
    /// </summary>
    async Task DeleteAllAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        foreach (var key in keys)
        {
            ObjectKey.Check(key);
        }

        foreach (var key in keys)
        {
            await DeleteAsync(key, cancellationToken);
        }
    }
}
