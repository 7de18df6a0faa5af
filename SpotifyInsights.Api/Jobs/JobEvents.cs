namespace SpotifyInsights.Api.Jobs;

/// <summary>Tells whoever watches a job in this process about its changes. Publishing never waits for a watcher.</summary>
public sealed class JobEvents
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<JobSubscription>> subscriptions = new(StringComparer.Ordinal);

    /// <summary>Changes from now on; read the job's state after this call, and none can be missed.</summary>
    public JobSubscription Subscribe(string jobId)
    {
        ArgumentException.ThrowIfNullOrEmpty(jobId);
        var subscription = new JobSubscription(jobId, this);
        lock (gate)
        {
            if (!subscriptions.TryGetValue(jobId, out var watchers))
            {
                subscriptions[jobId] = watchers = [];
            }

            watchers.Add(subscription);
        }

        return subscription;
    }

    /// <summary>The jobs that somebody watches now.</summary>
    public IReadOnlyList<string> WatchedJobs()
    {
        lock (gate)
        {
            return [.. subscriptions.Keys];
        }
    }

    public void Publish(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        lock (gate)
        {
            if (subscriptions.TryGetValue(job.Id, out var watchers))
            {
                watchers.ForEach(watcher => watcher.Offer(job));
            }
        }
    }

    internal void Remove(JobSubscription subscription)
    {
        lock (gate)
        {
            if (subscriptions.TryGetValue(subscription.JobId, out var watchers) && watchers.Remove(subscription) && watchers.Count == 0)
            {
                subscriptions.Remove(subscription.JobId);
            }
        }
    }
}
