using SpotifyInsights.Storage.Json;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Storage.Accounts;

/// <summary>Who owns this instance where no list of listeners was configured: the first who signs in.</summary>
public sealed class OwnerStore(IObjectStore objects)
{
    /// <summary>Makes <paramref name="userId"/> the owner if there is none yet; returns the owner's id either way.</summary>
    public async Task<string> ClaimAsync(string userId, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await FindAsync(cancellationToken) is { } owner)
            {
                return owner;
            }

            await objects.PutJsonAsync(Keys.Owner, new OwnerFile(userId), StorageJson.Default.OwnerFile, PutCondition.Absent, cancellationToken);
        }
    }

    /// <summary>The owner's id, or null while nobody signed in.</summary>
    public async Task<string?> FindAsync(CancellationToken cancellationToken)
    {
        var file = await objects.GetJsonAsync(Keys.Owner, StorageJson.Default.OwnerFile, cancellationToken);
        return file?.UserId;
    }
}
