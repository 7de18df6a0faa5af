using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Storage.Objects;

/// <summary>Objects in a dictionary, for tests of what stands on a store. Orders keys by their encoded bytes, one lock for everything.</summary>
public sealed class MemoryObjectStore(TimeProvider time) : IObjectStore
{
    // The greatest character there is, which no key holds.
    private const string Last = "\U0010FFFF";

    private readonly Lock change = new();
    private readonly Dictionary<string, StoredObject> objects = new(StringComparer.Ordinal);

    // Beside the objects, so that a listing looks at its own names alone, however many others there are.
    private readonly SortedSet<string> names = new(ByBytes);

    /// <summary>The order of UTF-8 bytes, taken literally.</summary>
    public static IComparer<string> ByBytes { get; } =
        Comparer<string>.Create((x, y) => Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y)));

    /// <summary>A store of its own with the same objects.</summary>
    public MemoryObjectStore Copy()
    {
        var copy = new MemoryObjectStore(time);
        lock (change)
        {
            foreach (var (key, stored) in objects)
            {
                copy.objects.Add(key, stored);
                copy.names.Add(key);
            }
        }

        return copy;
    }

    public Task<StoredObject?> GetAsync(string key, CancellationToken cancellationToken) => DoAsync(key, () => Peek(key), cancellationToken);

    public Task<StoredObject?> GetRangeAsync(string key, long offset, int length, string? ifMatch, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        StoredObject? Slice()
        {
            if (Peek(key) is not { } found)
            {
                return null;
            }

            if (ifMatch is not null && ifMatch != found.Info.ETag)
            {
                throw new ObjectChangedException(key);
            }

            var start = (int)Math.Min(offset, found.Content.Length);
            return found with { Content = found.Content.Slice(start, Math.Min(length, found.Content.Length - start)) };
        }

        return DoAsync(key, Slice, cancellationToken);
    }

    public Task<ObjectInfo?> FindAsync(string key, CancellationToken cancellationToken) =>
        DoAsync(key, () => Peek(key)?.Info, cancellationToken);

    public Task<PutResult> PutAsync(string key, ReadOnlyMemory<byte> content, PutCondition condition, CancellationToken cancellationToken) =>
        DoAsync(key, () => Put(key, content.ToArray(), condition), cancellationToken);

    public Task DeleteAsync(string key, CancellationToken cancellationToken) =>
        DoAsync(key, () => names.Remove(key) && objects.Remove(key), cancellationToken);

    public IAsyncEnumerable<ListedObject> ListAsync(string prefix, string? startAfter, CancellationToken cancellationToken)
    {
        ObjectKey.CheckPrefix(prefix);
        var found = Infos(prefix).Where(o => startAfter is null || ByBytes.Compare(o.Key, startAfter) > 0);
        return Each(found.Select(o => new ListedObject(o.Key, o.Length, o.ModifiedAt)), cancellationToken);
    }

    public IAsyncEnumerable<string> ListFoldersAsync(string folder, string? startAfter, CancellationToken cancellationToken)
    {
        ObjectKey.CheckFolder(folder);
        var folders = Infos(folder)
            .Select(o => o.Key[folder.Length..])
            .Where(rest => rest.Contains('/', StringComparison.Ordinal))
            .Select(rest => rest[..(rest.IndexOf('/', StringComparison.Ordinal) + 1)])
            .Distinct(StringComparer.Ordinal)
            .Where(name => startAfter is null || ByBytes.Compare(name, startAfter + "/") > 0);
        return Each(folders.Select(name => name[..^1]), cancellationToken);
    }

    private PutResult Put(string key, byte[] content, PutCondition condition)
    {
        var existing = Peek(key);
        var holds = condition.OnlyIfAbsent ? existing is null : condition.IfMatch is null || existing?.Info.ETag == condition.IfMatch;
        if (!holds)
        {
            return new PutResult(IsWritten: false, ETag: null);
        }

        var tag = Convert.ToHexStringLower(SHA256.HashData(content));
        names.Add(key);
        objects[key] = new StoredObject(new ObjectInfo(key, content.Length, tag, time.GetUtcNow()), content);
        return new PutResult(IsWritten: true, tag);
    }

    private static async IAsyncEnumerable<T> Each<T>(IEnumerable<T> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var item in items)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    private List<ObjectInfo> Infos(string prefix)
    {
        lock (change)
        {
            return [.. names.GetViewBetween(prefix, prefix + Last).Select(name => objects[name].Info)];
        }
    }

    private StoredObject? Peek(string key) => objects.GetValueOrDefault(key);

    private Task<T> DoAsync<T>(string key, Func<T> work, CancellationToken cancellationToken)
    {
        ObjectKey.Check(key);
        return Task.Run(
            () =>
            {
                lock (change)
                {
                    return work();
                }
            },
            cancellationToken);
    }
}
