using System.Text.Json;
using Quartz;

namespace SpotifyInsights.Api.Jobs;

/// <summary>Where work is asked for and called off.</summary>
public sealed class JobQueue(JobStore store, JobWakeUps wakeUps, RunningJobs running, JobEnds ends, TimeProvider time)
{
    /// <summary>Queues a job. If the listener has an unfinished one of this kind and slot, nothing is added and that one is returned.</summary>
    /// <param name="kind">What to do.</param>
    /// <param name="userId">For whom. Jobs of one listener run one after another.</param>
    /// <param name="parameters">What the work reads; kept for every run of the job.</param>
    /// <param name="cancellationToken">Stops the call, not the job.</param>
    public Task<Job> EnqueueAsync(JobKind kind, string userId, JsonElement? parameters, CancellationToken cancellationToken) =>
        EnqueueAsync(kind, userId, slot: "", parameters, cancellationToken);

    /// <summary>As the other one, for kinds of which a listener may have several waiting, each with a <paramref name="slot"/> of its own.</summary>
    public async Task<Job> EnqueueAsync(JobKind kind, string userId, string slot, JsonElement? parameters, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(userId);
        var now = time.GetCurrentInstant();
        var job = await store.AddAsync(
            new Job
            {
                Id = Guid.CreateVersion7(now.ToDateTimeOffset()).ToString("N"),
                Kind = kind,
                UserId = userId,
                Slot = slot,
                State = JobState.Queued,
                Parameters = parameters,
                Runs = 0,
                Failures = 0,
                Interruptions = 0,
                CancelRequested = false,
                CreatedAt = now,
                Version = 1,
            },
            cancellationToken);

        // Also for a job that was there already: had its wake-up been lost, nobody would ask for it again.
        if (job.State == JobState.Queued)
        {
            await wakeUps.ScheduleAsync(job, TriggerConflict.Keep, cancellationToken);
        }

        return job;
    }

    /// <summary>Cancels a queued job at once and asks a running one to stop.</summary>
    /// <returns>The job as it is now: cancelled, or running until its work has stopped. Null: it had ended already or is unknown.</returns>
    public async Task<Job?> CancelAsync(string jobId, CancellationToken cancellationToken)
    {
        var job = await store.RequestCancelAsync(jobId, time.GetCurrentInstant(), cancellationToken);
        running.Cancel(jobId);
        if (job is { State: JobState.Cancelled })
        {
            await wakeUps.RemoveAsync(jobId, cancellationToken);
            await ends.TellAsync(job, cancellationToken);
        }

        return job;
    }
}
