using NodaTime;

namespace SpotifyInsights.Api.ApiKeys;

/// <summary>An API key as it is listed.</summary>
/// <param name="KeyId">Its id, by which it is revoked.</param>
/// <param name="Name">What you call it.</param>
/// <param name="KeyStart">How the key begins.</param>
/// <param name="Scopes">What it opens.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">From when it opens nothing any more. Keys that ended are listed for 30 days.</param>
/// <param name="LastUsedAt">When it was last used, give or take a minute; null: never.</param>
public sealed record ApiKeySummary(string KeyId, string Name, string KeyStart, IReadOnlyList<KeyScope> Scopes, Instant CreatedAt, Instant ExpiresAt, Instant? LastUsedAt)
{
    /// <summary>What is listed of a key.</summary>
    internal static ApiKeySummary Of(ApiKey key) =>
        new(key.Id, key.Name, key.Shown, [.. key.Scopes.Select(KeyScopes.Of)], key.CreatedAt, key.ExpiresAt, key.LastUsedAt);
}
