using SpotifyInsights.Storage.Json;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Storage.Accounts;

/// <summary>What Spotify says of each listener, newest state only.</summary>
public sealed class ProfileStore(IObjectStore objects)
{
    /// <summary>The profile, or null when none was stored yet.</summary>
    public Task<Profile?> FindAsync(string userId, CancellationToken cancellationToken) =>
        objects.GetJsonAsync(Keys.Profile(userId), StorageJson.Default.Profile, cancellationToken);

    /// <summary>Replaces the profile.</summary>
    public Task PutAsync(Profile profile, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return objects.PutJsonAsync(Keys.Profile(profile.Id), profile, StorageJson.Default.Profile, PutCondition.None, cancellationToken);
    }
}
