using Quartz;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Paging;

namespace SpotifyInsights.Api.Operator;

/// <summary>The jobs of all listeners.</summary>
public sealed class OperatorJobs(JobDatabase database, JobStore store, JobEvents events, JobWakeUps wakeUps, JobQueue queue)
{
    /// <summary>Jobs of a stage (null: all) behind a place, newest first.</summary>
    public async Task<IReadOnlyList<Job>> ListAsync(JobStage? stage, TimePlace after, int limit, CancellationToken cancellationToken) =>
        await database.QueryAsync(
            $"SELECT {JobRow.Columns} FROM jobs WHERE (state = @state OR @state = '') AND {TimePlace.IsBehind} ORDER BY created_at DESC, id DESC LIMIT @limit",
            JobRow.Read,
            cancellationToken,
            ("state", StateOf(stage)),
            ("afterTime", after.Milliseconds),
            ("afterId", after.Id),
            ("limit", limit));

    /// <summary>
    /// A job that waits for its next attempt makes it now; of one that has failed or was cancelled another one is queued, with the same task.
    /// </summary>
    /// <returns>The job that runs next; null: this one runs, waits for its turn, or has succeeded.</returns>
    public async Task<Job?> RetryAsync(Job job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        return job.State switch
        {
            JobState.Failed or JobState.Cancelled => await queue.EnqueueAsync(job.Kind, job.UserId, job.Slot, job.Parameters, cancellationToken),
            JobState.Queued when job.NextAttemptAt is not null => await WakeAsync(job.Id, cancellationToken),
            _ => null,
        };
    }

    public Task<Job?> FindAsync(string id, CancellationToken cancellationToken) => store.FindAsync(id, cancellationToken);

    private async Task<Job?> WakeAsync(string id, CancellationToken cancellationToken)
    {
        var woken = (await database.QueryAsync(
            $"UPDATE jobs SET next_attempt_at = NULL, version = version + 1 WHERE id = @id AND state = 'Queued' RETURNING {JobRow.Columns}",
            JobRow.Read,
            cancellationToken,
            ("id", id))).SingleOrDefault();
        if (woken is not null)
        {
            events.Publish(woken);
            await wakeUps.ScheduleAsync(woken, TriggerConflict.Replace, cancellationToken);
        }

        return woken;
    }

    private static string StateOf(JobStage? stage) => stage switch
    {
        null => "",
        JobStage.Running => nameof(JobState.Running),
        JobStage.Waiting => nameof(JobState.Queued),
        _ => nameof(JobState.Failed),
    };
}
