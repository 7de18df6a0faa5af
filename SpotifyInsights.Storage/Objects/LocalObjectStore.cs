using System.Runtime.CompilerServices;
using SpotifyInsights.Storage.Objects.Local;

namespace SpotifyInsights.Storage.Objects;

/// <summary>
/// Objects as files: the key `a/b/c` is the file `a/b/c` below the root, so that other tools open it where it lies. ETags are hashes of
/// the content, also of files that other tools put there.
/// </summary>
/// <remarks>
/// One instance per folder, in the process that holds its <see cref="LocalStoreLock"/>: then conditions are atomic. Any number of
/// processes may read. A put writes to the hidden folder `.store`, flushes, and renames; a crash at any moment leaves the
/// former object or the new one. Names at the root that begin with a dot are never objects, so other files of the program may lie there.
/// Symbolic links below the root are not followed: to use one is an error, listings leave them out. Keys that differ only
/// in case (on macOS and Windows, by default), or in what Windows strips from names or forbids in them, are one file or none there.
/// Without change times of files (any system but Linux) every read computes its ETag from the whole content.
/// </remarks>
public sealed class LocalObjectStore : IObjectStore
{
    private readonly LocalFolder folder;
    private readonly TimeProvider time;
    private readonly bool flushToDisk;
    private readonly FolderTree folders;
    private readonly TemporaryFiles temporary;
    private readonly ObjectReader reader;
    private readonly KeyLocks locks = new();

    /// <summary>Opens the store in <paramref name="rootFolder"/>, which is made where it is missing.</summary>
    /// <param name="rootFolder">Full, or relative to the working folder.</param>
    /// <param name="time">The clock of <see cref="ObjectInfo.ModifiedAt"/>.</param>
    /// <param name="options">Null: the defaults.</param>
    /// <exception cref="ObjectStoreException">The folder can be neither found nor made.</exception>
    public LocalObjectStore(string rootFolder, TimeProvider time, LocalObjectStoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(time);
        this.time = time;
        flushToDisk = (options ?? new LocalObjectStoreOptions()).FlushToDisk;
        folder = LocalFolder.Open(rootFolder);
        folders = new FolderTree(folder.Root, flushToDisk);
        temporary = new TemporaryFiles(folder.Temporary);
        reader = new ObjectReader(folder, new TagCache(temporary));
    }

    /// <inheritdoc/>
    public Task<StoredObject?> GetAsync(string key, CancellationToken cancellationToken)
    {
        ObjectKey.Check(key);
        return RunAsync(key, "cannot be read", () => reader.Get(key, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StoredObject?> GetRangeAsync(string key, long offset, int length, string? ifMatch, CancellationToken cancellationToken)
    {
        ObjectKey.Check(key);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return RunAsync(key, "cannot be read", () => reader.GetRange(key, offset, length, ifMatch, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>?> GetBytesAsync(string key, long offset, int length, CancellationToken cancellationToken)
    {
        ObjectKey.Check(key);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return RunAsync(key, "cannot be read", () => reader.GetBytes(key, offset, length, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ObjectInfo?> FindAsync(string key, CancellationToken cancellationToken)
    {
        ObjectKey.Check(key);
        return RunAsync(key, "cannot be read", () => reader.GetRange(key, 0, 0, ifMatch: null, cancellationToken)?.Info, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<OpenObject?> OpenAsync(string key, CancellationToken cancellationToken)
    {
        ObjectKey.Check(key);
        return RunAsync(key, "cannot be read", () => reader.Open(key, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<PutResult> PutAsync(string key, ReadOnlyMemory<byte> content, PutCondition condition, CancellationToken cancellationToken)
    {
        using var stream = OpenObject.StreamOf(content);
        return await PutAsync(key, stream, condition, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<PutResult> PutAsync(string key, Stream content, PutCondition condition, CancellationToken cancellationToken)
    {
        ObjectKey.Check(key);
        ArgumentNullException.ThrowIfNull(content);
        using var turn = await locks.EnterAsync(key, cancellationToken);
        return await RunAsync(key, "cannot be written", () => Put(key, content, condition, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ListedObject> ListAsync(string prefix, string? startAfter, CancellationToken cancellationToken)
    {
        ObjectKey.CheckPrefix(prefix);
        return List(prefix, startAfter, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<string> ListFoldersAsync(string folder, string? startAfter, CancellationToken cancellationToken)
    {
        ObjectKey.CheckFolder(folder);
        return ListFolders(folder, startAfter, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        ObjectKey.Check(key);
        using var turn = await locks.EnterAsync(key, cancellationToken);
        await RunAsync(
            key,
            "cannot be deleted",
            () =>
            {
                folders.Remove(folder.PathOf(key));
                return true;
            },
            cancellationToken);
    }

    private PutResult Put(string key, Stream content, PutCondition condition, CancellationToken cancellationToken)
    {
        var path = folder.PathOf(key);
        if (!Holds(condition, key, cancellationToken))
        {
            return new PutResult(IsWritten: false, ETag: null);
        }

        var (written, tag) = temporary.Write(content, time.GetUtcNow(), flushToDisk, cancellationToken);
        try
        {
            folders.MoveIn(written, path);
        }
        catch
        {
            TemporaryFiles.Discard(written);
            throw;
        }

        return new PutResult(IsWritten: true, tag);
    }

    private bool Holds(PutCondition condition, string key, CancellationToken cancellationToken)
    {
        if (condition.OnlyIfAbsent)
        {
            return !reader.Exists(key);
        }

        return condition.IfMatch is null || reader.GetRange(key, 0, 0, ifMatch: null, cancellationToken)?.Info.ETag == condition.IfMatch;
    }

    private async IAsyncEnumerable<ListedObject> List(string prefix, string? startAfter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var walk = new ObjectWalk(folder, prefix, startAfter);
        await RunAsync(
            prefix,
            "cannot be listed",
            () =>
            {
                walk.Start();
                return true;
            },
            cancellationToken);
        while (await RunAsync(prefix, "cannot be listed", walk.Next, cancellationToken) is { } found)
        {
            yield return found;
        }
    }

    private async IAsyncEnumerable<string> ListFolders(string key, string? startAfter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var first = startAfter is null ? null : startAfter + "/";
        bool IsWanted(string name) => KeyOrder.Instance.Compare(name, first) > 0 && ObjectKey.IsValid(key + name[..^1]);
        var path = await RunAsync(key, "cannot be listed", () => folder.PathOf(key), cancellationToken);
        var names = await RunAsync(key, "cannot be listed", () => FolderNames.Read(path, foldersOnly: true, startAfter, IsWanted), cancellationToken);
        foreach (var name in names)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Describing(key, "cannot be listed", () => FolderNames.HasObject(Path.Combine(path, name))))
            {
                yield return name[..^1];
            }
        }
    }

    private static Task<T> RunAsync<T>(string key, string failure, Func<T> work, CancellationToken cancellationToken) =>
        Task.Run(() => Describing(key, failure, work), cancellationToken);

    private static T Describing<T>(string key, string failure, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (FileFaults.IsOfFileSystem(e))
        {
            throw new ObjectStoreException(key, $"{failure}: {e.Message}", e);
        }
    }
}
