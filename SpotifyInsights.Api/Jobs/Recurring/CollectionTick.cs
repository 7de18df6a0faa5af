using Quartz;

namespace SpotifyInsights.Api.Jobs.Recurring;

/// <summary>Queues what is due; a listener whose job is still unfinished keeps that one.</summary>
[DisallowConcurrentExecution]
public sealed class CollectionTick(IEnumerable<IDueCollections> sources, JobQueue queue, TimeProvider time, ILogger<CollectionTick> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var source in sources)
        {
            await foreach (var due in source.ListAsync(time.GetCurrentInstant(), cancellationToken))
            {
                try
                {
                    await queue.EnqueueAsync(due.Kind, due.UserId, due.Parameters, cancellationToken);
                }
                catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
                {
                    // One listener's trouble is no reason to let the others wait; the next tick asks again.
                    logger.LogError(exception, "A due job ({Kind}) could not be queued.", due.Kind);
                }
            }
        }
    }
}
