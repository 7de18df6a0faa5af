namespace SpotifyInsights.Api.Jobs.Nodes;

/// <summary>What other nodes do with jobs: changes of those that somebody watches here, and wishes to cancel those that run here.</summary>
internal sealed class JobNews(JobDatabase database, JobStore store, JobEvents events, RunningJobs running) : INodeNews
{
    private Dictionary<string, long> seen = new(StringComparer.Ordinal);

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        foreach (var jobId in running.IsEmpty ? [] : await WantedCancelledAsync(cancellationToken))
        {
            running.Cancel(jobId);
        }

        var next = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var jobId in events.WatchedJobs())
        {
            if (await store.FindAsync(jobId, cancellationToken) is not { } job)
            {
                continue;
            }

            next[jobId] = job.Version;
            if (!seen.TryGetValue(jobId, out var version) || version != job.Version)
            {
                events.Publish(job);
            }
        }

        seen = next;
    }

    private Task<List<string>> WantedCancelledAsync(CancellationToken cancellationToken) =>
        database.QueryAsync("SELECT id FROM jobs WHERE state = 'Running' AND cancel_requested = 1", row => row.GetString(0), cancellationToken);
}
