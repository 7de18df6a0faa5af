using Microsoft.Extensions.Options;
using NodaTime;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.Lookups;

/// <summary>The calls of a day for looking tracks up, of all nodes together, and when a listener is next in turn.</summary>
public sealed class LookupCalls(JobDatabase database, IOptions<LookupOptions> options)
{
    private const long HourMs = 3_600_000;
    private const int HoursOfDay = 24;

    /// <summary>Takes calls for one listener: an equal share of the day's for each who has something to be looked up, and no more than are left.</summary>
    /// <returns>How many; what is not used is to be given back.</returns>
    public async Task<int> TakeAsync(Instant now, int wanted, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var hour = now.ToUnixTimeMilliseconds() / HourMs;
        await transaction.ExecuteAsync("DELETE FROM lookup_calls WHERE hour <= @old", cancellationToken, ("old", hour - HoursOfDay));
        var spent = (await transaction.QueryAsync("SELECT CAST(COALESCE(SUM(calls), 0) AS BIGINT) FROM lookup_calls", row => row.GetInt64(0), cancellationToken)).Single();
        var listeners = (await transaction.QueryAsync("SELECT COUNT(*) FROM collection_plans WHERE needs_sign_in = 0 AND next_lookup_at IS NOT NULL", row => row.GetInt64(0), cancellationToken)).Single();
        var daily = (long)options.Value.DailyCalls;
        var share = (daily + Math.Max(1, listeners) - 1) / Math.Max(1, listeners);
        var taken = (int)Math.Max(0, Math.Min(Math.Min(wanted, share), daily - spent));
        await AddAsync(transaction, hour, taken, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return taken;
    }

    /// <summary>Gives back what was taken at <paramref name="takenAt"/> and not used.</summary>
    public Task GiveBackAsync(Instant takenAt, int calls, CancellationToken cancellationToken) => database.ExecuteAsync(
        "UPDATE lookup_calls SET calls = calls - @calls WHERE hour = @hour", cancellationToken, ("calls", calls), ("hour", takenAt.ToUnixTimeMilliseconds() / HourMs));

    /// <summary>Listeners who are in turn and have no such job yet, those who have waited longest first; none where nothing is looked up at all.</summary>
    public async Task<IReadOnlyList<string>> ListDueAsync(Instant now, int limit, CancellationToken cancellationToken) => options.Value.DailyCalls == 0 ? [] : await database.QueryAsync(
        """
        SELECT user_id FROM collection_plans WHERE needs_sign_in = 0 AND next_lookup_at <= @now
            AND NOT EXISTS (SELECT 1 FROM jobs WHERE jobs.user_id = collection_plans.user_id AND jobs.state IN ('Queued', 'Running') AND jobs.kind = 'Lookup')
        ORDER BY next_lookup_at, user_id LIMIT @limit
        """,
        row => row.GetString(0),
        cancellationToken,
        ("now", now.ToUnixTimeMilliseconds()),
        ("limit", limit));

    /// <summary>Sets when a listener is next in turn; null: when something was imported again.</summary>
    public Task SetNextAsync(string userId, Instant? at, CancellationToken cancellationToken) => database.ExecuteAsync(
        "UPDATE collection_plans SET next_lookup_at = @at WHERE user_id = @user", cancellationToken, ("user", userId), ("at", at?.ToUnixTimeMilliseconds()));

    private static Task AddAsync(System.Data.Common.DbTransaction transaction, long hour, int calls, CancellationToken cancellationToken) => transaction.ExecuteAsync(
        "INSERT INTO lookup_calls (hour, calls) VALUES (@hour, @calls) ON CONFLICT (hour) DO UPDATE SET calls = lookup_calls.calls + excluded.calls",
        cancellationToken,
        ("hour", hour),
        ("calls", calls));
}
