using Quartz;

namespace SpotifyInsights.Api.Jobs;

/// <summary>
/// Wakes jobs up through the scheduler. All jobs of a listener share one scheduler job that never runs twice at a time:
/// that is what keeps them one after another.
/// </summary>
public sealed class JobWakeUps(ISchedulerFactory schedulers, TimeProvider time)
{
    private const string Listeners = "listeners";

    /// <summary>Makes sure that the job is woken up for its next run, at <see cref="Job.NextAttemptAt"/> or now.</summary>
    /// <param name="job">A job that is queued, or running under a process that may be dead.</param>
    /// <param name="conflict">What becomes of a wake-up for the same run that is already there.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task ScheduleAsync(Job job, TriggerConflict conflict, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var listener = JobBuilder.Create<ListenerJob>()
            .WithIdentity(job.UserId, Listeners)
            .StoreDurably()
            .RequestRecovery()
            .Build();
        await scheduler.AddJob(listener, AddJobOptions.Replacing, cancellationToken);

        var trigger = TriggerBuilder.Create(time)
            .WithIdentity($"after-run-{job.Runs}", job.Id)
            .ForJob(listener.Key)
            .UsingJobData(ListenerJob.JobId, job.Id)
            .StartAt((job.NextAttemptAt ?? time.GetCurrentInstant()).ToDateTimeOffset())
            .WithSchedule(SimpleScheduleBuilder.Create().WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow))
            .Build();
        await scheduler.ScheduleTrigger(trigger, conflict, cancellationToken);
    }

    /// <summary>Takes the listener's name out of the scheduler, with every wake-up.</summary>
    public async Task RemoveListenerAsync(string userId, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.DeleteJob(new JobKey(userId, Listeners), cancellationToken);
    }

    public async Task RemoveAsync(string jobId, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.UnscheduleJobs(GroupMatcher<TriggerKey>.GroupEquals(jobId), cancellationToken);
    }
}
