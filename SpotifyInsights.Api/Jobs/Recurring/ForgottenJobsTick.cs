using Quartz;

namespace SpotifyInsights.Api.Jobs.Recurring;

[DisallowConcurrentExecution]
public sealed class ForgottenJobsTick(JobRecovery recovery) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await recovery.WakeUpUnfinishedAsync(cancellationToken);
}
