using Quartz;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.Idempotency;

/// <summary>Forgets answers whose day is over.</summary>
[DisallowConcurrentExecution]
public sealed class ExpiredAnswersTick(IEnumerable<IdempotencyStore> stores, TimeProvider time) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var store in stores)
        {
            await store.ForgetExpiredAsync(time.GetCurrentInstant() - IdempotencyStore.Kept, cancellationToken);
        }
    }
}
