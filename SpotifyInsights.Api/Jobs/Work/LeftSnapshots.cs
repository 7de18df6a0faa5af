using NodaTime;
using SpotifyInsights.Api.Collection;

namespace SpotifyInsights.Api.Jobs.Work;

/// <summary>
/// Saves what broken-off snapshots had read where the process died between the end of the job and the saving (<see cref="SnapshotSaving"/>), or the store
/// was down just then.
/// </summary>
public sealed class LeftSnapshots(AbandonedSnapshots snapshots, JobStore jobs, TimeProvider time, ILogger<LeftSnapshots> logger)
{
    // The first look of a process knows nothing of the last one's.
    private static readonly Duration FirstLook = Duration.FromDays(7);

    // What failed once more is tried again for a day.
    private static readonly Duration LaterLooks = Duration.FromDays(1);

    // Whoever ended the job is about to save it.
    private static readonly Duration Turn = Duration.FromMinutes(1);

    private readonly HashSet<string> done = new(StringComparer.Ordinal);
    private bool hasLooked;

    /// <summary>One look; each job is dealt with once.</summary>
    /// <returns>How many snapshots had something that was not known.</returns>
    public async Task<int> SaveAsync(CancellationToken cancellationToken)
    {
        var (now, saved) = (time.GetCurrentInstant(), 0);
        var brokenOff = await jobs.ListBrokenOffAsync(JobKind.Snapshot, now - (hasLooked ? LaterLooks : FirstLook), cancellationToken);
        foreach (var job in brokenOff.Where(job => job.FinishedAt <= now - Turn && !done.Contains(job.Id)))
        {
            if (await TrySaveAsync(job, cancellationToken) is { } isSaved)
            {
                done.Add(job.Id);
                saved += isSaved ? 1 : 0;
            }
        }

        done.IntersectWith(brokenOff.Select(job => job.Id));
        hasLooked = true;
        return saved;
    }

    // Null: it is tried again with the next look.
    private async Task<bool?> TrySaveAsync(Job job, CancellationToken cancellationToken)
    {
        try
        {
            return await snapshots.SaveAsync(job.UserId, SnapshotParameters.Of(job.Parameters).SnapshotId, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning(exception, "What the snapshot of job {JobId} had read could not be saved; it is tried again later.", job.Id);
            return null;
        }
    }
}
