using Quartz;

namespace SpotifyInsights.Api.Recaps;

/// <summary>Looks for recaps that are ready and milestones that were reached.</summary>
[DisallowConcurrentExecution]
public sealed class RecapTellingsTick(IEnumerable<RecapTellings> tellings) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var one in tellings)
        {
            await one.TellAsync(cancellationToken);
        }
    }
}
