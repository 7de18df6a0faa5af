using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.Erasing;

/// <summary>Begins erasures: the wish first, then the job, so that the wish survives whatever happens between.</summary>
public sealed class ErasureRequests(Erasures erasures, JobQueue queue, JobStore jobs)
{
    /// <summary>Voids the listener's sign-ins, calls off their jobs, and queues the one that deletes everything.</summary>
    public async Task<Job> BeginAsync(string userId, CancellationToken cancellationToken)
    {
        await erasures.RequestAsync(userId, cancellationToken);
        return await EnqueueAsync(userId, cancellationToken);
    }

    /// <summary>Queues the job of a wish that is noted already, if it is not queued.</summary>
    public async Task<Job> EnqueueAsync(string userId, CancellationToken cancellationToken)
    {
        foreach (var job in await jobs.ListUnfinishedAsync(cancellationToken))
        {
            if (job.UserId == userId && job.Kind != JobKind.Erase)
            {
                await queue.CancelAsync(job.Id, cancellationToken);
            }
        }

        return await queue.EnqueueAsync(JobKind.Erase, userId, parameters: null, cancellationToken);
    }
}
