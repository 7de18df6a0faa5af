using Quartz;

namespace SpotifyInsights.Api.Jobs.Recurring;

/// <summary>Registers <see cref="Schedules.All"/> at the start, over what a former release may have left.</summary>
internal sealed class RecurringJobs(ISchedulerFactory schedulers, TimeProvider time) : IHostedService
{
    private const string Group = "recurring";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var schedule in Schedules.All)
        {
            var job = JobBuilder.Create().OfType(schedule.Job).WithIdentity(schedule.Name, Group).StoreDurably().Build();
            await scheduler.AddJob(job, AddJobOptions.Replacing, cancellationToken);

            var trigger = TriggerBuilder.Create(time)
                .WithIdentity(schedule.Name, Group)
                .ForJob(job.Key)
                .StartAt(time.GetUtcNow() + schedule.First)
                .WithSchedule(SimpleScheduleBuilder.Create()
                    .WithInterval(schedule.Every)
                    .RepeatForever()
                    .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithExistingCount))
                .Build();
            await scheduler.ScheduleTrigger(trigger, TriggerConflict.Replace, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
