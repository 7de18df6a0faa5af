using System.Runtime.InteropServices;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Storage.Uploads;

/// <summary>Counts the arrays that puts come from.</summary>
internal sealed class BufferCount(IObjectStore inner) : IObjectStore
{
    private readonly HashSet<byte[]> _arrays = new(ReferenceEqualityComparer.Instance);

    public int Puts { get; private set; }

    public int Buffers => _arrays.Count;

    public Task<PutResult> PutAsync(string key, ReadOnlyMemory<byte> content, PutCondition condition, CancellationToken cancellationToken)
    {
        Puts++;
        _arrays.Add(MemoryMarshal.TryGetArray(content, out var segment) ? segment.Array! : []);
        return inner.PutAsync(key, content, condition, cancellationToken);
    }

    public Task<StoredObject?> GetAsync(string key, CancellationToken cancellationToken) => inner.GetAsync(key, cancellationToken);

    public Task<StoredObject?> GetRangeAsync(string key, long offset, int length, string? ifMatch, CancellationToken cancellationToken) =>
        inner.GetRangeAsync(key, offset, length, ifMatch, cancellationToken);

    public Task<ObjectInfo?> FindAsync(string key, CancellationToken cancellationToken) => inner.FindAsync(key, cancellationToken);

    public IAsyncEnumerable<ListedObject> ListAsync(string prefix, string? startAfter, CancellationToken cancellationToken) => inner.ListAsync(prefix, startAfter, cancellationToken);

    public IAsyncEnumerable<string> ListFoldersAsync(string folder, string? startAfter, CancellationToken cancellationToken) =>
        inner.ListFoldersAsync(folder, startAfter, cancellationToken);

    public Task DeleteAsync(string key, CancellationToken cancellationToken) => inner.DeleteAsync(key, cancellationToken);
}
