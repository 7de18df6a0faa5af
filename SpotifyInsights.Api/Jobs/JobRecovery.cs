using Quartz;

namespace SpotifyInsights.Api.Jobs;

/// <summary>
/// Gives every unfinished job a wake-up, so that none waits for ever. A job that is really running, here or on another
/// machine, is not disturbed: the wake-up waits behind it and then finds nothing to do.
/// </summary>
public sealed class JobRecovery(JobStore store, JobWakeUps wakeUps)
{
    public async Task WakeUpUnfinishedAsync(CancellationToken cancellationToken)
    {
        foreach (var job in await store.ListUnfinishedAsync(cancellationToken))
        {
            await wakeUps.ScheduleAsync(job, TriggerConflict.Keep, cancellationToken);
        }
    }
}
