using System.Security.Cryptography;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Storage.Copies;

/// <summary>
/// Copies everything of one listener from a store to another one, whatever either is. May be cut off at any moment and begun again: what lies there already is not written twice, and
/// the manifest follows what it names, so the target never holds half of a history that looks whole. Uploads that wait to be imported are not copied.
/// </summary>
/// <param name="from">The source; another process may go on writing to it.</param>
/// <param name="to">The target, of which nobody else writes this listener.</param>
/// <param name="readsAll">
/// Whether objects of equal length that never change their content are read on both sides, too; otherwise a name and a length are enough for them.
/// </param>
public sealed class ListenerCopy(IObjectStore from, IObjectStore to, bool readsAll)
{
    private const int AtOnce = 8;

    // A poll or a snapshot takes a moment and comes every quarter of an hour.
    private const int MostPasses = 5;

    // What is named by others lies there before them.
    private const int Steps = 4;

    /// <summary>Makes the target hold what the source holds of the listener, and nothing else of them.</summary>
    /// <returns>Null where the source holds nothing; the target is left as it is then.</returns>
    /// <exception cref="ObjectStoreException">A store fails, the source does not come to rest, or an object reads back otherwise than it was written.</exception>
    public async Task<CopyReport?> RunAsync(string userId, CancellationToken cancellationToken)
    {
        var copied = 0;
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var manifest = await from.FindAsync(Keys.Manifest(userId), cancellationToken);
            var source = await ListAsync(from, userId, cancellationToken);
            if (source.Count == 0)
            {
                return null;
            }

            copied += await CopyAsync(userId, source, manifest, cancellationToken);
            if (IsSame(source, await ListAsync(from, userId, cancellationToken)))
            {
                var deleted = await DeleteOthersAsync(userId, source, cancellationToken);
                return new CopyReport(source.Count, source.Values.Sum(found => found.Length), copied, deleted);
            }
        }

        throw new ObjectStoreException(Keys.UserFolder(userId), $"changed during each of {MostPasses} passes; stop the instance, or try again later");
    }

    /// <summary>Objects of the listener in the target that the source does not hold, or holds with another content, in the order of their keys.</summary>
    public async Task<IReadOnlyList<string>> FindOthersAsync(string userId, CancellationToken cancellationToken)
    {
        var source = await ListAsync(from, userId, cancellationToken);
        var others = new List<string>();
        foreach (var (key, found) in await ListAsync(to, userId, cancellationToken))
        {
            if (!source.TryGetValue(key, out var there) || there.Length != found.Length || !await IsSameContentAsync(key, cancellationToken))
            {
                others.Add(key);
            }
        }

        return others;
    }

    private static async Task<SortedDictionary<string, ListedObject>> ListAsync(IObjectStore store, string userId, CancellationToken cancellationToken)
    {
        var uploads = Keys.UploadsFolder(userId);
        var listed = new SortedDictionary<string, ListedObject>(StringComparer.Ordinal);
        await foreach (var found in store.ListAsync(Keys.UserFolder(userId), startAfter: null, cancellationToken))
        {
            if (!found.Key.StartsWith(uploads, StringComparison.Ordinal))
            {
                listed.Add(found.Key, found);
            }
        }

        return listed;
    }

    private static bool IsSame(SortedDictionary<string, ListedObject> before, SortedDictionary<string, ListedObject> after) => before.Values.SequenceEqual(after.Values);

    /// <summary>Inputs, then the files that the manifest names, then the manifest, then what was made of all that.</summary>
    private static int StepOf(string userId, string key) =>
        key == Keys.Manifest(userId) ? 2
        : key.StartsWith(Keys.VersionsFolder(userId), StringComparison.Ordinal) ? 1
        : key.StartsWith(Keys.AggregatesFolder(userId), StringComparison.Ordinal) || key == Keys.Account(userId) ? 3
        : 0;

    private async Task<int> CopyAsync(string userId, SortedDictionary<string, ListedObject> source, ObjectInfo? manifest, CancellationToken cancellationToken)
    {
        var copied = 0;
        var target = await ListAsync(to, userId, cancellationToken);
        for (var step = 0; step < Steps; step++)
        {
            var due = source.Values.Where(found => StepOf(userId, found.Key) == step).ToList();
            await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (found, token) =>
            {
                if (!await LiesThereAsync(found, target.GetValueOrDefault(found.Key), token) && await CopyAsync(found.Key, manifest, token))
                {
                    Interlocked.Increment(ref copied);
                }
            });
        }

        return copied;
    }

    private async Task<bool> LiesThereAsync(ListedObject source, ListedObject? target, CancellationToken cancellationToken) =>
        target?.Length == source.Length && ((!readsAll && Keys.IsUnchanging(source.Key)) || await IsSameContentAsync(source.Key, cancellationToken));

    private async Task<bool> IsSameContentAsync(string key, CancellationToken cancellationToken)
    {
        using var one = await from.OpenAsync(key, cancellationToken);
        using var other = await to.OpenAsync(key, cancellationToken);
        return one is not null && other is not null && one.Info.Length == other.Info.Length
            && await HashAsync(one.Content, cancellationToken) == await HashAsync(other.Content, cancellationToken);
    }

    /// <summary>False where the object is gone, or is a manifest that names what this pass has not copied: the next pass sees to it.</summary>
    private async Task<bool> CopyAsync(string key, ObjectInfo? manifest, CancellationToken cancellationToken)
    {
        using var found = await from.OpenAsync(key, cancellationToken);
        if (found is null || (key == manifest?.Key && found.Info.ETag != manifest.ETag))
        {
            return false;
        }

        var hash = await HashAsync(found.Content, cancellationToken);
        await to.PutAsync(key, found.Content, PutCondition.None, cancellationToken);
        using var written = await to.OpenAsync(key, cancellationToken);
        return written is not null && hash == await HashAsync(written.Content, cancellationToken)
            ? true
            : throw new ObjectStoreException(key, "reads back otherwise than it was written");
    }

    private async Task<int> DeleteOthersAsync(string userId, SortedDictionary<string, ListedObject> source, CancellationToken cancellationToken)
    {
        var others = (await ListAsync(to, userId, cancellationToken)).Keys.Where(key => !source.ContainsKey(key)).ToList();
        if (others.Count > 0)
        {
            await to.DeleteAllAsync(others, cancellationToken);
        }

        return others.Count;
    }

    private static async Task<string> HashAsync(Stream content, CancellationToken cancellationToken)
    {
        content.Position = 0;
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
    }
}
