using Microsoft.Extensions.Options;
using NodaTime;
using Quartz;

namespace SpotifyInsights.Api.Jobs.Recurring;

[DisallowConcurrentExecution]
public sealed class EndedJobsTick(JobStore store, IOptions<JobsOptions> options, TimeProvider time) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await store.ForgetEndedAsync(time.GetCurrentInstant() - Duration.FromTimeSpan(options.Value.KeepEnded), cancellationToken);
}
