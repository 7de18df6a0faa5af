using System.Collections.Concurrent;
using System.Data.Common;
using NodaTime;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.ApiKeys;

/// <summary>
/// Tells whose a key is. What the table said is believed for <see cref="Believed"/>, so a request costs no question to it, and a key that another process revoked is
/// refused within that time (one that this process revoked, at once).
/// </summary>
public sealed class ApiKeyCheck(ApiKeyStore store, TimeProvider time, ILogger<ApiKeyCheck> log)
{
    /// <summary>How long a key is not looked up again.</summary>
    public static readonly Duration Believed = Duration.FromSeconds(2);

    /// <summary>Uses of a key are noted no more often.</summary>
    public static readonly Duration NotedUses = Duration.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);

    /// <summary>The key; null: it is none, or it has expired or was revoked.</summary>
    /// <param name="text">What a caller sent.</param>
    /// <param name="cancellationToken">Ends the wait for the table.</param>
    public async ValueTask<ApiKey?> FindAsync(string text, CancellationToken cancellationToken) => (await CheckAsync(text, cancellationToken))?.Key;

    /// <summary>Refuses a key from here on.</summary>
    public void Forget(string hash) => known.TryRemove(hash, out _);

    /// <summary>The key with the caller that it makes; null: it is none, or it has expired or was revoked.</summary>
    internal async ValueTask<Known?> CheckAsync(string text, CancellationToken cancellationToken)
    {
        if (!KeyText.IsKey(text))
        {
            return null;
        }

        var (hash, now) = (KeyText.Hash(text), time.GetCurrentInstant());
        if (!known.TryGetValue(hash, out var found) || now - found.ReadAt >= Believed)
        {
            if (await store.FindAsync(hash, cancellationToken) is not { } key)
            {
                known.TryRemove(hash, out _);
                return null;
            }

            known[hash] = found = new Known(key, now, found?.UsedAt ?? key.LastUsedAt);
        }

        if (now >= found.Key.ExpiresAt)
        {
            return null;
        }

        await NoteUseAsync(found, now, cancellationToken);
        return found;
    }

    private async Task NoteUseAsync(Known found, Instant now, CancellationToken cancellationToken)
    {
        if (now - found.UsedAt < NotedUses)
        {
            return;
        }

        found.UsedAt = now;
        try
        {
            await store.NoteUseAsync(found.Key.Id, now, cancellationToken);
        }
        catch (DbException exception)
        {
            // The key is good all the same.
            log.LogWarning(exception, "The use of an API key could not be noted");
        }
    }

    /// <summary>A key as the table had it.</summary>
    internal sealed class Known(ApiKey key, Instant readAt, Instant? usedAt)
    {
        public ApiKey Key { get; } = key;

        public Instant ReadAt { get; } = readAt;

        /// <summary>The last use that was noted; null: none. Two requests at once may both note one.</summary>
        public Instant? UsedAt { get; set; } = usedAt;

        /// <summary>The caller, the same for all requests.</summary>
        public Microsoft.AspNetCore.Authentication.AuthenticationTicket Ticket { get; } = ApiKeyClaims.Ticket(key);
    }
}
