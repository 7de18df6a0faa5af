using System.Text.Json;
using NodaTime;
using SpotifyInsights.Api.Paging;

namespace SpotifyInsights.Api.Jobs;

/// <summary>
/// The job table: the truth about every job. The scheduler's triggers are only wake-up calls; one too many does nothing,
/// and a lost one is given again. Every change is announced to <see cref="JobEvents"/>.
/// </summary>
public sealed class JobStore(JobDatabase database, JobEvents events, IEnumerable<IJobOutbox> outboxes)
{
    private const string Unfinished = "state IN ('Queued', 'Running')";

    // A run may write only while no newer run has begun: the one that was given up for dead must not speak for the job.
    private const string OwnRun = "id = @id AND state = 'Running' AND runs = @runs";

    /// <summary>Adds the job, unless the listener has an unfinished one of that kind and slot: then that one is the answer.</summary>
    public async Task<Job> AddAsync(Job job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        const string insert = $"""
            INSERT INTO jobs (id, kind, user_id, slot, state, parameters, created_at)
            VALUES (@id, @kind, @user, @slot, 'Queued', @parameters, @now)
            ON CONFLICT (user_id, kind, slot) WHERE {Unfinished} DO NOTHING RETURNING {JobRow.Columns}
            """;
        const string find = $"SELECT {JobRow.Columns} FROM jobs WHERE user_id = @user AND kind = @kind AND slot = @slot AND {Unfinished}";
        while (true)
        {
            var added = await ChangeAsync(
                insert,
                cancellationToken,
                ("id", job.Id),
                ("kind", job.Kind.ToString()),
                ("user", job.UserId),
                ("slot", job.Slot),
                ("parameters", JobRow.Text(job.Parameters)),
                ("now", job.CreatedAt.ToUnixTimeMilliseconds()));

            // The unfinished one may end between the two statements; then there is room for this one.
            var unfinished = added ?? await OneAsync(
                find, cancellationToken, ("user", job.UserId), ("kind", job.Kind.ToString()), ("slot", job.Slot));
            if (unfinished is not null)
            {
                return unfinished;
            }
        }
    }

    public Task<Job?> FindAsync(string id, CancellationToken cancellationToken) =>
        OneAsync($"SELECT {JobRow.Columns} FROM jobs WHERE id = @id", cancellationToken, ("id", id));

    /// <summary>A listener's jobs behind a place, newest first.</summary>
    public Task<IReadOnlyList<Job>> ListAsync(string userId, TimePlace after, int limit, CancellationToken cancellationToken) =>
        QueryAsync(
            $"SELECT {JobRow.Columns} FROM jobs WHERE user_id = @user AND {TimePlace.IsBehind} ORDER BY created_at DESC, id DESC LIMIT @limit",
            cancellationToken,
            ("user", userId),
            ("afterTime", after.Milliseconds),
            ("afterId", after.Id),
            ("limit", limit));

    /// <summary>A listener's jobs of one kind that are queued or running, oldest first.</summary>
    public Task<IReadOnlyList<Job>> ListUnfinishedAsync(string userId, JobKind kind, CancellationToken cancellationToken) =>
        QueryAsync(
            $"SELECT {JobRow.Columns} FROM jobs WHERE user_id = @user AND kind = @kind AND {Unfinished} ORDER BY created_at, id",
            cancellationToken,
            ("user", userId),
            ("kind", kind.ToString()));

    /// <summary>All jobs that are queued or running, oldest first.</summary>
    public Task<IReadOnlyList<Job>> ListUnfinishedAsync(CancellationToken cancellationToken) =>
        QueryAsync($"SELECT {JobRow.Columns} FROM jobs WHERE {Unfinished} ORDER BY created_at, id", cancellationToken);

    /// <summary>
    /// Begins a run. The caller holds the listener's only place in the scheduler, so a job that still reads as running
    /// has lost its process and is taken over.
    /// </summary>
    /// <returns>Null: the job has ended, is unknown, or is not due yet.</returns>
    public Task<Job?> ClaimAsync(string id, Instant now, CancellationToken cancellationToken) =>
        ChangeAsync(
            $"""
            UPDATE jobs SET state = 'Running', runs = runs + 1, started_at = COALESCE(started_at, @now),
                interruptions = interruptions + CASE state WHEN 'Running' THEN 1 ELSE 0 END,
                next_attempt_at = NULL, step = NULL, step_done = 0, amounts = NULL, problem = NULL, version = version + 1
            WHERE id = @id AND (state = 'Running' OR (state = 'Queued' AND COALESCE(next_attempt_at, 0) <= @now))
            RETURNING {JobRow.Columns}
            """,
            cancellationToken,
            ("id", id),
            ("now", now.ToUnixTimeMilliseconds()));

    /// <summary>Notes how far a run has come.</summary>
    /// <returns>Null: this run no longer owns the job.</returns>
    public Task<Job?> SetStepAsync(Job run, JobStep step, CancellationToken cancellationToken) =>
        ChangeAsync(
            $"UPDATE jobs SET step = @step, step_done = @done, amounts = @amounts, version = version + 1 WHERE {OwnRun} RETURNING {JobRow.Columns}",
            cancellationToken,
            ("id", run.Id),
            ("runs", run.Runs),
            ("step", step.Index),
            ("done", step.Done),
            ("amounts", JobRow.Text(step.Amounts)));

    /// <summary>Ends a run whose job has to run again.</summary>
    /// <returns>Null: this run no longer owns the job, or the listener wants it cancelled.</returns>
    public Task<Job?> RequeueAsync(Job run, int failures, Instant? notBefore, JobProblem? problem, CancellationToken cancellationToken) =>
        ChangeAsync(
            $"""
            UPDATE jobs SET state = 'Queued', failures = @failures, interruptions = 0, next_attempt_at = @at, problem = @problem,
                step = NULL, step_done = 0, amounts = NULL, version = version + 1
            WHERE {OwnRun} AND cancel_requested = 0 RETURNING {JobRow.Columns}
            """,
            cancellationToken,
            ("id", run.Id),
            ("runs", run.Runs),
            ("failures", failures),
            ("at", notBefore?.ToUnixTimeMilliseconds()),
            ("problem", JobRow.Text(problem)));

    /// <summary>Ends a run and its job, and writes with it what is to be told of that.</summary>
    /// <returns>Null: this run no longer owns the job.</returns>
    public Task<Job?> FinishAsync(
        Job run, JobState state, JsonElement? result, JobProblem? problem, Instant now, CancellationToken cancellationToken) =>
        EndAsync(
            $"""
            UPDATE jobs SET state = @state, finished_at = @now, result = @result, problem = @problem, version = version + 1
            WHERE {OwnRun} RETURNING {JobRow.Columns}
            """,
            cancellationToken,
            ("id", run.Id),
            ("runs", run.Runs),
            ("state", state.ToString()),
            ("now", now.ToUnixTimeMilliseconds()),
            ("result", JobRow.Text(result)),
            ("problem", JobRow.Text(problem)));

    /// <summary>A queued job is cancelled at once, with what is to be told of that; of a running one the wish is kept, and its run ends it.</summary>
    /// <returns>Null: the job has ended already or is unknown.</returns>
    public Task<Job?> RequestCancelAsync(string id, Instant now, CancellationToken cancellationToken) =>
        EndAsync(
            $"""
            UPDATE jobs SET cancel_requested = 1, version = version + 1,
                state = CASE state WHEN 'Queued' THEN 'Cancelled' ELSE state END,
                finished_at = CASE state WHEN 'Queued' THEN @now ELSE NULL END,
                next_attempt_at = NULL
            WHERE id = @id AND {Unfinished} RETURNING {JobRow.Columns}
            """,
            cancellationToken,
            ("id", id),
            ("now", now.ToUnixTimeMilliseconds()));

    /// <summary>Jobs of a kind that were begun and failed or were cancelled since an instant, oldest first.</summary>
    public Task<IReadOnlyList<Job>> ListBrokenOffAsync(JobKind kind, Instant since, CancellationToken cancellationToken) =>
        QueryAsync(
            $"SELECT {JobRow.Columns} FROM jobs WHERE finished_at >= @since AND kind = @kind AND state IN ('Failed', 'Cancelled') AND runs > 0 ORDER BY finished_at, id",
            cancellationToken,
            ("since", since.ToUnixTimeMilliseconds()),
            ("kind", kind.ToString()));

    /// <summary>Forgets jobs that ended before an instant.</summary>
    public Task ForgetEndedAsync(Instant before, CancellationToken cancellationToken) =>
        QueryAsync(
            "DELETE FROM jobs WHERE finished_at < @before",
            cancellationToken,
            ("before", before.ToUnixTimeMilliseconds()));

    /// <summary>Forgets a listener's jobs. The row of the job that does it stays, without the listener's name, until it is forgotten like others.</summary>
    public async Task ForgetListenerAsync(string userId, string erasingJobId, CancellationToken cancellationToken)
    {
        await database.ExecuteAsync("DELETE FROM event_tickets WHERE user_id = @user", cancellationToken, ("user", userId));
        await QueryAsync("DELETE FROM jobs WHERE user_id = @user AND id <> @id", cancellationToken, ("user", userId), ("id", erasingJobId));
        await QueryAsync(
            "UPDATE jobs SET user_id = 'erased:' || id, problem = NULL WHERE user_id = @user AND id = @id", cancellationToken, ("user", userId), ("id", erasingJobId));
    }

    private async Task<Job?> EndAsync(string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if ((await transaction.QueryAsync(sql, JobRow.Read, cancellationToken, parameters)).SingleOrDefault() is not { } changed)
        {
            return null;
        }

        foreach (var outbox in changed.HasEnded ? outboxes : [])
        {
            await outbox.WriteAsync(changed, transaction, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        events.Publish(changed);
        return changed;
    }

    private async Task<Job?> ChangeAsync(string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        var changed = await OneAsync(sql, cancellationToken, parameters);
        if (changed is not null)
        {
            events.Publish(changed);
        }

        return changed;
    }

    private async Task<Job?> OneAsync(string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters) =>
        (await QueryAsync(sql, cancellationToken, parameters)).SingleOrDefault();

    private async Task<IReadOnlyList<Job>> QueryAsync(string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters) =>
        await database.QueryAsync(sql, JobRow.Read, cancellationToken, parameters);
}
