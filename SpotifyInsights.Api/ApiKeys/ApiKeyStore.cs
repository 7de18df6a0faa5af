using System.Data.Common;
using NodaTime;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.ApiKeys;

/// <summary>The table of API keys, in the job database. Keys lie there as hashes alone, so that nobody who reads the file can use them.</summary>
public sealed class ApiKeyStore(JobDatabase database)
{
    private const string Columns = "id, user_id, name, shown, scope, created_at, expires_at, last_used_at, share";

    /// <summary>Adds a key, unless the listener has so many of its sort that still open something; those that do not are forgotten.</summary>
    /// <returns>False: it was not added.</returns>
    public async Task<bool> TryAddAsync(ApiKey key, string hash, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        var added = await database.QueryAsync(
            """
            DELETE FROM api_keys WHERE user_id = @user AND expires_at <= @forgotten;
            INSERT INTO api_keys (id, user_id, name, hash, shown, scope, created_at, expires_at, share)
            SELECT @id, @user, @name, @hash, @shown, @scope, @created, @expires, CAST(@share AS TEXT)
            WHERE (SELECT COUNT(*) FROM api_keys WHERE user_id = @user AND (share IS NULL) = (CAST(@share AS TEXT) IS NULL)) < @most RETURNING id
            """,
            row => row.GetString(0),
            cancellationToken,
            ("id", key.Id),
            ("user", key.UserId),
            ("name", key.Name),
            ("hash", hash),
            ("shown", key.Shown),
            ("scope", string.Join(' ', key.Scopes)),
            ("created", key.CreatedAt.ToUnixTimeMilliseconds()),
            ("expires", key.ExpiresAt.ToUnixTimeMilliseconds()),
            ("forgotten", (key.CreatedAt - Duration.FromDays(30)).ToUnixTimeMilliseconds()),
            ("share", key.Share),
            ("most", most));
        return added.Count > 0;
    }

    /// <summary>The key with a hash, expired or not; null: there is none, or it was revoked.</summary>
    public async Task<ApiKey?> FindAsync(string hash, CancellationToken cancellationToken) =>
        (await database.QueryAsync($"SELECT {Columns} FROM api_keys WHERE hash = @hash", Read, cancellationToken, ("hash", hash))).SingleOrDefault();

    /// <summary>A listener's keys, or those of his share links, newest first.</summary>
    public async Task<IReadOnlyList<ApiKey>> ListAsync(string userId, bool areShared, CancellationToken cancellationToken) =>
        await database.QueryAsync(
            $"SELECT {Columns} FROM api_keys WHERE user_id = @user AND share IS {(areShared ? "NOT NULL" : "NULL")} ORDER BY created_at DESC, id DESC", Read, cancellationToken, ("user", userId));

    /// <summary>Notes a use.</summary>
    public Task NoteUseAsync(string id, Instant at, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            "UPDATE api_keys SET last_used_at = @at WHERE id = @id AND COALESCE(last_used_at, 0) < @at", cancellationToken, ("id", id), ("at", at.ToUnixTimeMilliseconds()));

    /// <summary>Deletes a key of a listener, or of a share link of his.</summary>
    /// <returns>Its hash; null: the listener has no such key.</returns>
    public async Task<string?> DeleteAsync(string userId, string id, bool isShared, CancellationToken cancellationToken) =>
        (await database.QueryAsync(
            $"DELETE FROM api_keys WHERE id = @id AND user_id = @user AND share IS {(isShared ? "NOT NULL" : "NULL")} RETURNING hash", row => row.GetString(0), cancellationToken, ("id", id), ("user", userId))).SingleOrDefault();

    /// <summary>Deletes all keys of a listener.</summary>
    public Task ForgetListenerAsync(string userId, CancellationToken cancellationToken) =>
        database.ExecuteAsync("DELETE FROM api_keys WHERE user_id = @user", cancellationToken, ("user", userId));

    private static ApiKey Read(DbDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetString(2),
        row.GetString(3),
        row.GetString(4).Split(' '),
        Instant.FromUnixTimeMilliseconds(row.GetInt64(5)),
        Instant.FromUnixTimeMilliseconds(row.GetInt64(6)),
        row.IsDBNull(7) ? null : Instant.FromUnixTimeMilliseconds(row.GetInt64(7)),
        row.IsDBNull(8) ? null : row.GetString(8));
}
