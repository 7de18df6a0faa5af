using System.Data.Common;
using NodaTime;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.Planning;

/// <summary>The table of plans, one row for each listener with an account. What is due is found there alone: no look at the objects of listeners for whom nothing is to be done.</summary>
public sealed class CollectionPlanStore(JobDatabase database)
{
    private const string Columns = "user_id, authorized_at, needs_sign_in, next_snapshot_at, next_poll_at, pace_ms, last_try_at, last_success_at, last_new_play_at, problem";

    // A job that waits for its turn, or for Spotify, needs no second one beside it.
    private const string NoJob = "NOT EXISTS (SELECT 1 FROM jobs WHERE jobs.user_id = collection_plans.user_id AND jobs.state IN ('Queued', 'Running') AND jobs.kind = ";

    /// <summary>A listener's plan; null: there is none.</summary>
    public async Task<CollectionPlan?> FindAsync(string userId, CancellationToken cancellationToken) =>
        (await database.QueryAsync($"SELECT {Columns} FROM collection_plans WHERE user_id = @user", Read, cancellationToken, ("user", userId))).SingleOrDefault();

    /// <summary>All plans in the order of the listeners' ids.</summary>
    public async Task<IReadOnlyList<CollectionPlan>> ListAsync(CancellationToken cancellationToken) =>
        await database.QueryAsync($"SELECT {Columns} FROM collection_plans ORDER BY user_id", Read, cancellationToken);

    /// <summary>How many listeners that can be collected from have which pace.</summary>
    public async Task<IReadOnlyList<(Duration Pace, int Listeners)>> CountPacesAsync(CancellationToken cancellationToken) =>
        await database.QueryAsync(
            "SELECT pace_ms, COUNT(*) FROM collection_plans WHERE needs_sign_in = 0 GROUP BY pace_ms",
            row => (Duration.FromMilliseconds(row.GetInt64(0)), row.GetInt32(1)),
            cancellationToken);

    /// <summary>Listeners whose snapshot is due and not asked for yet, those who have waited longest first.</summary>
    public async Task<IReadOnlyList<string>> ListDueSnapshotsAsync(Instant dueBy, int limit, CancellationToken cancellationToken) =>
        await database.QueryAsync(
            $"""
            SELECT user_id FROM collection_plans WHERE needs_sign_in = 0 AND next_snapshot_at <= @due AND {NoJob} 'Snapshot')
            ORDER BY next_snapshot_at, user_id LIMIT @limit
            """,
            row => row.GetString(0),
            cancellationToken,
            ("due", dueBy.ToUnixTimeMilliseconds()),
            ("limit", limit));

    /// <summary>Listeners whose poll is due, not asked for yet, and not about to be spared by a snapshot; those who have waited longest first.</summary>
    public async Task<IReadOnlyList<string>> ListDuePollsAsync(Instant now, CallBudget budget, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(budget);
        return await database.QueryAsync(
            $"""
            SELECT user_id FROM collection_plans
            WHERE needs_sign_in = 0 AND (next_poll_at <= @now OR last_try_at <= @latest) AND COALESCE(last_try_at, 0) <= @last AND {NoJob} 'Poll')
                AND {NoJob} 'Snapshot' AND COALESCE(jobs.next_attempt_at, 0) <= @now)
            ORDER BY next_poll_at, user_id LIMIT @limit
            """,
            row => row.GetString(0),
            cancellationToken,
            ("now", now.ToUnixTimeMilliseconds()),
            ("latest", (now - budget.MostPace).ToUnixTimeMilliseconds()),
            ("last", (now - budget.LeastPace).ToUnixTimeMilliseconds()),
            ("limit", limit));
    }

    /// <summary>Adds a plan; of one that is there only the state of the sign-in is written, and that only if no later sign-in is known.</summary>
    public Task PutAccountAsync(CollectionPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return database.ExecuteAsync(
            """
            INSERT INTO collection_plans (user_id, authorized_at, needs_sign_in, next_snapshot_at, next_poll_at, pace_ms, last_success_at)
            VALUES (@user, @authorized, @needs, @snapshot, @poll, @pace, @success)
            ON CONFLICT (user_id) DO UPDATE SET authorized_at = excluded.authorized_at, needs_sign_in = excluded.needs_sign_in,
                warned_days = CASE WHEN collection_plans.authorized_at = excluded.authorized_at THEN collection_plans.warned_days ELSE NULL END
            WHERE COALESCE(collection_plans.authorized_at, 0) <= COALESCE(excluded.authorized_at, 0)
            """,
            cancellationToken,
            ("user", plan.UserId),
            ("authorized", plan.AuthorizedAt?.ToUnixTimeMilliseconds()),
            ("needs", plan.NeedsSignIn ? 1 : 0),
            ("snapshot", plan.NextSnapshotAt.ToUnixTimeMilliseconds()),
            ("poll", plan.NextPollAt.ToUnixTimeMilliseconds()),
            ("pace", (long)plan.Pace.TotalMilliseconds),
            ("success", plan.LastSuccessAt?.ToUnixTimeMilliseconds()));
    }

    /// <summary>Lets a listener who has just signed in be looked at with the next tick.</summary>
    public Task WakeAsync(string userId, Instant now, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            "UPDATE collection_plans SET next_poll_at = @now, last_try_at = NULL, problem = NULL WHERE user_id = @user",
            cancellationToken,
            ("user", userId),
            ("now", now.ToUnixTimeMilliseconds()));

    /// <summary>Puts off a snapshot that turned out not to be due.</summary>
    public Task SetNextSnapshotAsync(string userId, Instant at, CancellationToken cancellationToken) =>
        database.ExecuteAsync("UPDATE collection_plans SET next_snapshot_at = @at WHERE user_id = @user", cancellationToken, ("user", userId), ("at", at.ToUnixTimeMilliseconds()));

    /// <summary>Forgets a listener's plan.</summary>
    public Task ForgetListenerAsync(string userId, CancellationToken cancellationToken) =>
        database.ExecuteAsync("DELETE FROM collection_plans WHERE user_id = @user", cancellationToken, ("user", userId));

    private static CollectionPlan Read(DbDataReader row) => new()
    {
        UserId = row.GetString(0),
        AuthorizedAt = row.InstantOrNull(1),
        NeedsSignIn = row.GetInt32(2) != 0,
        NextSnapshotAt = Instant.FromUnixTimeMilliseconds(row.GetInt64(3)),
        NextPollAt = Instant.FromUnixTimeMilliseconds(row.GetInt64(4)),
        Pace = Duration.FromMilliseconds(row.GetInt64(5)),
        LastTryAt = row.InstantOrNull(6),
        LastSuccessAt = row.InstantOrNull(7),
        LastNewPlayAt = row.InstantOrNull(8),
        Problem = JobRow.ReadProblem(row, 9),
    };
}
