namespace SpotifyInsights.Storage.Objects;

/// <summary>
/// Whole objects under text keys (`a/b/c`), as S3 knows them. Every write is atomic: a reader sees the former object or the new one,
/// never a part. Every implementation passes the same contract tests.
/// </summary>
/// <remarks>
/// Keys are 1 to 1024 UTF-8 bytes, segments separated by `/`, none empty, none `.` or `..`, no control characters and no backslash;
/// anything else is an <see cref="ArgumentException"/>. A failure of the store itself is an <see cref="ObjectStoreException"/> that names the key.
/// </remarks>
public interface IObjectStore
{
    /// <summary>The whole object, or null when there is none.</summary>
    Task<StoredObject?> GetAsync(string key, CancellationToken cancellationToken);

    /// <summary>
    /// <paramref name="length"/> bytes from <paramref name="offset"/>, fewer where the object ends earlier; null when there is no object.
    /// With <paramref name="ifMatch"/> an object that has another ETag by now is an <see cref="ObjectChangedException"/>.
    /// </summary>
    Task<StoredObject?> GetRangeAsync(string key, long offset, int length, string? ifMatch, CancellationToken cancellationToken);

    /// <summary>Size, ETag and time of the object without its content, or null when there is none.</summary>
    Task<ObjectInfo?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the whole object if <paramref name="condition"/> holds. Once the result is <see cref="PutResult.IsWritten"/> the object survives a crash.
    /// </summary>
    Task<PutResult> PutAsync(string key, ReadOnlyMemory<byte> content, PutCondition condition, CancellationToken cancellationToken);

    /// <summary>
    /// All objects whose key begins with <paramref name="prefix"/> and is greater than <paramref name="startAfter"/>, by the ordinal order of the keys' UTF-8 bytes.
    /// </summary>
    IAsyncEnumerable<ObjectInfo> ListAsync(string prefix, string? startAfter, CancellationToken cancellationToken);

    /// <summary>
    /// The names directly below <paramref name="folder"/> (which ends with `/`) that have objects below them, without trailing slash,
    /// greater than <paramref name="startAfter"/>, in ordinal order. The cost is that of the folder's own names, not of the objects below.
    /// </summary>
    IAsyncEnumerable<string> ListFoldersAsync(string folder, string? startAfter, CancellationToken cancellationToken);

    /// <summary>Removes the object; there being none is no error.</summary>
    Task DeleteAsync(string key, CancellationToken cancellationToken);
}
