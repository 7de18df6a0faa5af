using NodaTime;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.Idempotency;

/// <summary>The table of idempotency keys, in the job database.</summary>
public sealed class IdempotencyStore(JobDatabase database)
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly Duration Kept = Duration.FromHours(24);

    /// <summary>A request that runs says so again within this; one that does not has died with its process.</summary>
    public static readonly Duration Lease = Duration.FromMinutes(1);

    private const string Mine = "user_id = @user AND program = @program AND idempotency_key = @key";

    /// <summary>Begins a request with a key.</summary>
    /// <returns>Null: it is the first, and this one's to answer. Otherwise what came before.</returns>
    public async Task<KnownRequest?> BeginAsync(IdempotentCaller caller, string key, string target, Instant now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        while (true)
        {
            var begun = await database.QueryAsync(
                $"""
                DELETE FROM idempotency_keys WHERE {Mine} AND (created_at <= @expired OR (answer IS NULL AND alive_until < @now));
                INSERT INTO idempotency_keys (user_id, program, idempotency_key, target, created_at, alive_until)
                VALUES (@user, @program, @key, @target, @now, @alive)
                ON CONFLICT (user_id, program, idempotency_key) DO NOTHING RETURNING target
                """,
                row => row.GetString(0),
                cancellationToken,
                [.. Of(caller, key), ("target", target), ("now", now.ToUnixTimeMilliseconds()), ("expired", (now - Kept).ToUnixTimeMilliseconds()), ("alive", (now + Lease).ToUnixTimeMilliseconds())]);
            if (begun.Count > 0)
            {
                return null;
            }

            var known = await database.QueryAsync(
                $"SELECT target, body_hash, answer FROM idempotency_keys WHERE {Mine}",
                row => new KnownRequest(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2)),
                cancellationToken,
                Of(caller, key));

            // The one that ran may have been given up between the two statements.
            if (known.Count > 0)
            {
                return known[0];
            }
        }
    }

    /// <summary>Says that a request still runs.</summary>
    public Task StayAliveAsync(IdempotentCaller caller, string key, Instant now, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            $"UPDATE idempotency_keys SET alive_until = @alive WHERE {Mine} AND answer IS NULL", cancellationToken, [.. Of(caller, key), ("alive", (now + Lease).ToUnixTimeMilliseconds())]);

    /// <summary>Keeps a request's answer.</summary>
    public Task AnswerAsync(IdempotentCaller caller, string key, string bodyHash, string answer, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            $"UPDATE idempotency_keys SET body_hash = @hash, answer = @answer WHERE {Mine}", cancellationToken, [.. Of(caller, key), ("hash", bodyHash), ("answer", answer)]);

    /// <summary>Forgets a request whose answer is not to be kept: the next one with the key is the first again.</summary>
    public Task ForgetAsync(IdempotentCaller caller, string key, CancellationToken cancellationToken) =>
        database.ExecuteAsync($"DELETE FROM idempotency_keys WHERE {Mine}", cancellationToken, Of(caller, key));

    /// <summary>Forgets answers from before an instant.</summary>
    public Task ForgetExpiredAsync(Instant before, CancellationToken cancellationToken) =>
        database.ExecuteAsync("DELETE FROM idempotency_keys WHERE created_at <= @before", cancellationToken, ("before", before.ToUnixTimeMilliseconds()));

    /// <summary>Forgets everything of a listener.</summary>
    public Task ForgetListenerAsync(string userId, CancellationToken cancellationToken) =>
        database.ExecuteAsync("DELETE FROM idempotency_keys WHERE user_id = @user", cancellationToken, ("user", userId));

    private static (string Name, object? Value)[] Of(IdempotentCaller caller, string key) => [("user", caller.UserId), ("program", caller.Program), ("key", key)];
}
