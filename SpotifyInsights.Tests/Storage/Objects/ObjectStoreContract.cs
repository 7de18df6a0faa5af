using System.Text;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Storage.Objects;

/// <summary>What every <see cref="IObjectStore"/> does, sentence by sentence of its documentation. A new store derives from this and adds its own faults.</summary>
public abstract partial class ObjectStoreContract
{
    /// <summary>An empty store, the same one for the whole test.</summary>
    protected abstract IObjectStore Store { get; }

    /// <summary>How many rounds a test of chance makes where <paramref name="rounds"/> is right for a store without a network.</summary>
    protected virtual int Rounds(int rounds) => rounds;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected Task<PutResult> PutAsync(string key, string text, PutCondition condition = default) =>
        Store.PutAsync(key, Encoding.UTF8.GetBytes(text), condition, Cancellation);

    protected async Task PutAllAsync(IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            await PutAsync(key, key);
        }
    }

    protected Task<List<ListedObject>> ListAsync(string prefix, string? startAfter = null) =>
        ToListAsync(Store.ListAsync(prefix, startAfter, Cancellation));

    protected Task<List<string>> FoldersAsync(string folder, string? startAfter = null) =>
        ToListAsync(Store.ListFoldersAsync(folder, startAfter, Cancellation));

    protected static string Text(StoredObject? found) => Encoding.UTF8.GetString(found.ShouldNotBeNull().Content.Span);

    private static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }
}
