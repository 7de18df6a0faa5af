using System.Threading.Channels;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Storage.Uploads;

/// <summary>A store that notes what is fetched from it, and answers when it is told to.</summary>
internal sealed class FetchOrder(IObjectStore inner) : IObjectStore
{
    private readonly TaskCompletionSource _answering = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<string> _asked = Channel.CreateUnbounded<string>();
    private readonly List<string> _all = [];

    public IReadOnlyList<string> Asked => _all;

    public void Answer() => _answering.SetResult();

    public async Task AskedAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await _asked.Reader.ReadAsync(Patience.Token());
        }
    }

    public async Task<ReadOnlyMemory<byte>?> GetBytesAsync(string key, long offset, int length, CancellationToken cancellationToken)
    {
        _all.Add(key);
        _asked.Writer.TryWrite(key);
        await _answering.Task;
        return await inner.GetBytesAsync(key, offset, length, cancellationToken);
    }

    public Task<StoredObject?> GetAsync(string key, CancellationToken cancellationToken) => inner.GetAsync(key, cancellationToken);

    public Task<StoredObject?> GetRangeAsync(string key, long offset, int length, string? ifMatch, CancellationToken cancellationToken) =>
        inner.GetRangeAsync(key, offset, length, ifMatch, cancellationToken);

    public Task<ObjectInfo?> FindAsync(string key, CancellationToken cancellationToken) => inner.FindAsync(key, cancellationToken);

    public Task<PutResult> PutAsync(string key, ReadOnlyMemory<byte> content, PutCondition condition, CancellationToken cancellationToken) =>
        inner.PutAsync(key, content, condition, cancellationToken);

    public IAsyncEnumerable<ListedObject> ListAsync(string prefix, string? startAfter, CancellationToken cancellationToken) => inner.ListAsync(prefix, startAfter, cancellationToken);

    public IAsyncEnumerable<string> ListFoldersAsync(string folder, string? startAfter, CancellationToken cancellationToken) =>
        inner.ListFoldersAsync(folder, startAfter, cancellationToken);

    public Task DeleteAsync(string key, CancellationToken cancellationToken) => inner.DeleteAsync(key, cancellationToken);
}
