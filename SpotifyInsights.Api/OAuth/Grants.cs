using System.Collections.Concurrent;
using NodaTime;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.OAuth;

/// <summary>
/// Consents of listeners, and the codes and refresh tokens that go back to them, in the job database. Of codes and tokens only hashes are kept, so that nobody who
/// reads the file can use them. A code or token that comes a second time was stolen by somebody, so its consent ends (RFC 6749 section 10.5, RFC 9700 section 4.14).
/// </summary>
public sealed class Grants(JobDatabase database, TimeProvider time)
{
    /// <summary>How long a code can be exchanged.</summary>
    public static readonly Duration CodeLifetime = Duration.FromSeconds(60);

    private readonly ConcurrentDictionary<string, byte> revoked = new(StringComparer.Ordinal);

    /// <summary>Whether access tokens of a consent are void.</summary>
    public bool IsRevoked(string grantId) => revoked.ContainsKey(grantId);

    /// <summary>Reads which consents have ended while access tokens of them may live, a day at most.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var ended = await database.QueryAsync(
            "SELECT id FROM oauth_grants WHERE revoked_at > @since", row => row.GetString(0), cancellationToken, ("since", Milliseconds - (long)Duration.FromDays(1).TotalMilliseconds));
        foreach (var grant in ended)
        {
            revoked.TryAdd(grant, 0);
        }
    }

    /// <summary>Notes a code that was given out.</summary>
    public async Task AddCodeAsync(string code, GrantedCode granted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(granted);
        await database.ExecuteAsync(
            """
            DELETE FROM oauth_codes WHERE expires_at < @old;
            DELETE FROM oauth_refresh_tokens WHERE expires_at < @old;
            INSERT INTO oauth_codes (hash, user_id, client_id, redirect_uri, challenge, scope, expires_at)
            VALUES (@hash, @user, @client, @redirect, @challenge, @scope, @expires)
            """,
            cancellationToken,
            ("old", Milliseconds - (long)Duration.FromDays(1).TotalMilliseconds),
            ("hash", Secrets.Hash(code)),
            ("user", granted.UserId),
            ("client", granted.ClientId),
            ("redirect", granted.RedirectUri),
            ("challenge", granted.Challenge),
            ("scope", string.Join(' ', granted.Scopes)),
            ("expires", Milliseconds + (long)CodeLifetime.TotalMilliseconds));
    }

    /// <summary>Uses a code up, and notes the consent that it stands for. Null: there is no such code, or no longer; then a consent that it had led to ends.</summary>
    public async Task<(string GrantId, GrantedCode Granted)?> RedeemCodeAsync(string code, CancellationToken cancellationToken)
    {
        var grantId = Secrets.Make();
        var redeemed = await database.QueryAsync(
            """
            UPDATE oauth_codes SET grant_id = @grant WHERE hash = @hash AND grant_id IS NULL AND expires_at > @now
            RETURNING user_id, client_id, redirect_uri, challenge, scope
            """,
            row => new GrantedCode(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4).Split(' ')),
            cancellationToken,
            ("grant", grantId),
            ("hash", Secrets.Hash(code)),
            ("now", Milliseconds));
        if (redeemed is [var granted])
        {
            return (grantId, granted);
        }

        foreach (var replayed in await database.QueryAsync(
            "SELECT grant_id FROM oauth_codes WHERE hash = @hash AND grant_id IS NOT NULL", row => row.GetString(0), cancellationToken, ("hash", Secrets.Hash(code))))
        {
            await RevokeAsync(replayed, cancellationToken);
        }

        return null;
    }

    /// <summary>Notes a consent.</summary>
    public Task AddAsync(string grantId, GrantedCode granted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(granted);
        return database.ExecuteAsync(
            "INSERT INTO oauth_grants (id, user_id, client_id, scope, created_at) VALUES (@id, @user, @client, @scope, @now)",
            cancellationToken,
            ("id", grantId),
            ("user", granted.UserId),
            ("client", granted.ClientId),
            ("scope", string.Join(' ', granted.Scopes)),
            ("now", Milliseconds));
    }

    /// <summary>Notes a refresh token of a consent.</summary>
    public Task AddRefreshTokenAsync(string grantId, string token, Duration lifetime, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            "INSERT INTO oauth_refresh_tokens (hash, grant_id, expires_at) VALUES (@hash, @grant, @expires)",
            cancellationToken,
            ("hash", Secrets.Hash(token)),
            ("grant", grantId),
            ("expires", Milliseconds + (long)lifetime.TotalMilliseconds));

    /// <summary>The consent of a refresh token, used or not; null: unknown, over, or ended.</summary>
    public async Task<Grant?> FindAsync(string token, CancellationToken cancellationToken) =>
        (await database.QueryAsync(
            """
            SELECT g.id, g.user_id, g.client_id, g.scope, g.created_at FROM oauth_refresh_tokens t JOIN oauth_grants g ON g.id = t.grant_id
            WHERE t.hash = @hash AND t.expires_at > @now AND g.revoked_at IS NULL
            """,
            row => new Grant(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3).Split(' '), Instant.FromUnixTimeMilliseconds(row.GetInt64(4))),
            cancellationToken,
            ("hash", Secrets.Hash(token)),
            ("now", Milliseconds))).SingleOrDefault();

    /// <summary>Uses a refresh token up. False: it was used before; then its consent ends.</summary>
    public async Task<bool> TryUseAsync(Grant grant, string token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(grant);
        var used = await database.QueryAsync(
            "UPDATE oauth_refresh_tokens SET used_at = @now WHERE hash = @hash AND used_at IS NULL RETURNING grant_id",
            row => row.GetString(0),
            cancellationToken,
            ("now", Milliseconds),
            ("hash", Secrets.Hash(token)));
        if (used.Count == 0)
        {
            await RevokeAsync(grant.Id, cancellationToken);
        }

        return used.Count > 0;
    }

    /// <summary>Ends a consent: its refresh tokens and access tokens are void from here on.</summary>
    public async Task RevokeAsync(string grantId, CancellationToken cancellationToken)
    {
        await database.ExecuteAsync("UPDATE oauth_grants SET revoked_at = @now WHERE id = @id AND revoked_at IS NULL", cancellationToken, ("now", Milliseconds), ("id", grantId));
        revoked.TryAdd(grantId, 0);
    }

    /// <summary>Deletes everything of a listener.</summary>
    public Task ForgetListenerAsync(string userId, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            """
            DELETE FROM oauth_refresh_tokens WHERE grant_id IN (SELECT id FROM oauth_grants WHERE user_id = @user);
            DELETE FROM oauth_grants WHERE user_id = @user;
            DELETE FROM oauth_codes WHERE user_id = @user
            """,
            cancellationToken,
            ("user", userId));

    private long Milliseconds => time.GetUtcNow().ToUnixTimeMilliseconds();
}
