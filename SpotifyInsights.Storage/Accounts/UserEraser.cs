using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Storage.Accounts;

/// <summary>Deletes everything of one listener. May be cut off at any moment and begun again.</summary>
public sealed class UserEraser(IObjectStore objects)
{
    private const int MaxRounds = 5;

    /// <summary>
    /// Deletes every object below the listener's folder and returns how many there were; returns only after a listing showed none.
    /// <see cref="ObjectStoreException"/> when objects keep appearing: somebody still writes.
    /// </summary>
    public async Task<int> EraseAsync(string userId, CancellationToken cancellationToken)
    {
        // Without account nobody collects any more, without manifest nobody reads half of a history.
        await objects.DeleteAsync(Keys.Account(userId), cancellationToken);
        await objects.DeleteAsync(Keys.Manifest(userId), cancellationToken);
        var deleted = 0;
        for (var round = 0; round < MaxRounds; round++)
        {
            var keys = await objects.ListAsync(Keys.UserFolder(userId), startAfter: null, cancellationToken)
                .Select(found => found.Key)
                .ToListAsync(cancellationToken);
            if (keys.Count == 0)
            {
                return deleted;
            }

            await objects.DeleteAllAsync(keys, cancellationToken);
            deleted += keys.Count;
        }

        throw new ObjectStoreException(Keys.UserFolder(userId), "objects appear while they are deleted");
    }
}
