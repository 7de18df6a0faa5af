using NodaTime;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.ApiKeys;

/// <summary>Makes keys and ends them.</summary>
public sealed class ApiKeyMaker(ApiKeyStore store, ApiKeyCheck check, TimeProvider time)
{
    /// <summary>How many keys a listener may have, expired ones that are still listed included.</summary>
    public const int MostKeys = 100;

    private static readonly Duration Usual = Duration.FromDays(90);

    /// <summary>Makes a key.</summary>
    /// <returns>The key in clear, for the last time, and what is kept of it; null: the listener has <see cref="MostKeys"/>.</returns>
    public async Task<(string Text, ApiKey Key)?> MakeAsync(string userId, NewApiKey wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var now = time.GetCurrentInstant();
        var text = KeyText.Make(KeyText.KeyPrefix);
        var key = new ApiKey(
            Guid.CreateVersion7(now.ToDateTimeOffset()).ToString("N"),
            userId,
            wanted.Name,
            KeyText.Shown(text),
            [.. wanted.Scopes.Order().Select(KeyScopes.NameOf)],
            now,
            wanted.ExpiresAt ?? now + Usual,
            LastUsedAt: null);
        return await store.TryAddAsync(key, KeyText.Hash(text), MostKeys, cancellationToken) ? (text, key) : null;
    }

    /// <summary>Ends a key, or a share link.</summary>
    /// <returns>False: the listener has no such key.</returns>
    public async Task<bool> RevokeAsync(string userId, string id, bool isShared, CancellationToken cancellationToken)
    {
        if (await store.DeleteAsync(userId, id, isShared, cancellationToken) is not { } hash)
        {
            return false;
        }

        check.Forget(hash);
        return true;
    }
}
