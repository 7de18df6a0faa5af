using Quartz;
using SpotifyInsights.Api.Jobs.Work;

namespace SpotifyInsights.Api.Jobs.Recurring;

/// <summary>Looks for uploads that were left.</summary>
[DisallowConcurrentExecution]
public sealed class UploadsTick(IEnumerable<UploadClearing> clearings) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var clearing in clearings)
        {
            await clearing.ClearAsync(cancellationToken);
        }
    }
}
