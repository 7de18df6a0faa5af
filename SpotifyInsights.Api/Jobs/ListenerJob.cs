using Quartz;

namespace SpotifyInsights.Api.Jobs;

/// <summary>The scheduler's side of all jobs of one listener.</summary>
[DisallowConcurrentExecution]
public sealed class ListenerJob(JobRunner runner) : IJob
{
    public const string JobId = "jobId";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        await runner.RunAsync(context.MergedJobDataMap.GetString(JobId)!, cancellationToken);
    }
}
