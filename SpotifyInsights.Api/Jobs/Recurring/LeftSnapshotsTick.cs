using Quartz;
using SpotifyInsights.Api.Jobs.Work;

namespace SpotifyInsights.Api.Jobs.Recurring;

/// <summary>Looks for plays that broken-off snapshots left.</summary>
[DisallowConcurrentExecution]
public sealed class LeftSnapshotsTick(IEnumerable<LeftSnapshots> left) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var one in left)
        {
            await one.SaveAsync(cancellationToken);
        }
    }
}
