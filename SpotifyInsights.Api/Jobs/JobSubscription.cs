using System.Threading.Channels;

namespace SpotifyInsights.Api.Jobs;

/// <summary>One watcher's view of one job's changes.</summary>
public sealed class JobSubscription : IDisposable
{
    // Every change carries the whole job, so a watcher that falls behind may lose the oldest ones: the newest says it all.
    private readonly Channel<Job> changes = Channel.CreateBounded<Job>(
        new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly JobEvents events;

    internal JobSubscription(string jobId, JobEvents events)
    {
        JobId = jobId;
        this.events = events;
    }

    public string JobId { get; }

    public ChannelReader<Job> Changes => changes.Reader;

    internal void Offer(Job job) => changes.Writer.TryWrite(job);

    public void Dispose()
    {
        events.Remove(this);
        changes.Writer.TryComplete();
    }
}
