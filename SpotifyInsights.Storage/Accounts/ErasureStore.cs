using SpotifyInsights.Storage.Json;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Storage.Accounts;

/// <summary>
/// Erasures, outside the listeners' folders: a crash in the middle leaves the wish, and tokens that were issued before stay void.
/// </summary>
public sealed class ErasureStore(IObjectStore objects)
{
    /// <summary>Notes the wish, or that it is fulfilled.</summary>
    /// <param name="userId">Whose, also where <paramref name="erasure"/> does not say it any more.</param>
    /// <param name="erasure">What is so now.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task PutAsync(string userId, Erasure erasure, CancellationToken cancellationToken) =>
        objects.PutJsonAsync(Keys.Erasure(userId), erasure, StorageJson.Default.Erasure, PutCondition.None, cancellationToken);

    /// <summary>All erasures by key (<see cref="Keys.Erasure"/>).</summary>
    public async Task<IReadOnlyDictionary<string, Erasure>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var erasures = new Dictionary<string, Erasure>(StringComparer.Ordinal);
        await foreach (var found in objects.ListAsync(Keys.ErasuresFolder, startAfter: null, cancellationToken))
        {
            if (await objects.GetJsonAsync(found.Key, StorageJson.Default.Erasure, cancellationToken) is { } erasure)
            {
                erasures[found.Key] = erasure;
            }
        }

        return erasures;
    }

    /// <summary>Forgets an erasure whose tokens have all expired.</summary>
    public Task DeleteAsync(string key, CancellationToken cancellationToken) => objects.DeleteAsync(key, cancellationToken);
}
