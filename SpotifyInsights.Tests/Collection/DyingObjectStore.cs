using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Collection;

/// <summary>Notes every write, and after <paramref name="writesToLive"/> of them is dead: the process was killed before the next one.</summary>
public sealed class DyingObjectStore(IObjectStore inner, int writesToLive = int.MaxValue) : IObjectStore
{
    private readonly List<string> _writes = [];

    /// <summary>Keys in the order they were written.</summary>
    public IReadOnlyList<string> Writes => _writes;

    public Task<StoredObject?> GetAsync(string key, CancellationToken cancellationToken) => Living().GetAsync(key, cancellationToken);

    public Task<StoredObject?> GetRangeAsync(string key, long offset, int length, string? ifMatch, CancellationToken cancellationToken) =>
        Living().GetRangeAsync(key, offset, length, ifMatch, cancellationToken);

    public Task<ObjectInfo?> FindAsync(string key, CancellationToken cancellationToken) => Living().FindAsync(key, cancellationToken);

    public async Task<PutResult> PutAsync(string key, ReadOnlyMemory<byte> content, PutCondition condition, CancellationToken cancellationToken)
    {
        IsDead |= _writes.Count >= writesToLive;
        var result = await Living().PutAsync(key, content, condition, cancellationToken);
        _writes.Add(key);
        return result;
    }

    public IAsyncEnumerable<ListedObject> ListAsync(string prefix, string? startAfter, CancellationToken cancellationToken) =>
        Living().ListAsync(prefix, startAfter, cancellationToken);

    public IAsyncEnumerable<string> ListFoldersAsync(string folder, string? startAfter, CancellationToken cancellationToken) =>
        Living().ListFoldersAsync(folder, startAfter, cancellationToken);

    public Task DeleteAsync(string key, CancellationToken cancellationToken) => Living().DeleteAsync(key, cancellationToken);

    private bool IsDead { get; set; }

    private IObjectStore Living() => IsDead ? throw new KilledException() : inner;
}
