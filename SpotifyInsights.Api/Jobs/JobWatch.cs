using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;

namespace SpotifyInsights.Api.Jobs;

/// <summary>Turns the life of a job into server-sent events. Every event carries the whole status, its id is the version of the job.</summary>
public sealed class JobWatch(
    JobStore store, JobEvents events, IOptions<JobsOptions> options, TimeProvider time, IHostApplicationLifetime lifetime)
{
    /// <summary>The event of a change.</summary>
    public const string Change = "job";

    /// <summary>The event that only says that the stream is alive: the status as it was.</summary>
    public const string Heartbeat = "heartbeat";

    /// <summary>First the state as it is, then each change; ends with the job, or when the process stops.</summary>
    public async IAsyncEnumerable<SseItem<JobStatus>> FollowAsync(string jobId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        using var subscription = events.Subscribe(jobId);
        var seen = await store.FindAsync(jobId, cancellationToken);
        Task<bool>? more = null;
        while (seen is not null)
        {
            yield return Item(seen, Change);
            Job? next = null;
            while (!seen.HasEnded && next is null)
            {
                more ??= subscription.Changes.WaitToReadAsync(either.Token).AsTask();
                if (await HasHappenedAsync(more) is not { } happened)
                {
                    yield break;
                }

                if (happened)
                {
                    more = null;
                    next = Newer(subscription, seen);
                    continue;
                }

                // Another process may run the job: its changes are only in the table.
                var stored = await store.FindAsync(jobId, cancellationToken);
                next = stored?.Version > seen.Version ? stored : null;
                if (next is null)
                {
                    yield return Item(seen, Heartbeat);
                }
            }

            seen = next;
        }
    }

    /// <summary>Waits for a change, but no longer than a heartbeat.</summary>
    /// <returns>True: something changed; false: it is time for a heartbeat; null: nobody listens any more.</returns>
    private async Task<bool?> HasHappenedAsync(Task<bool> more)
    {
        try
        {
            await more.WaitAsync(options.Value.Heartbeat, time);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    // Two changes may arrive in the wrong order; the older of them is passed over.
    private static Job? Newer(JobSubscription subscription, Job seen)
    {
        while (subscription.Changes.TryRead(out var change))
        {
            if (change.Version > seen.Version)
            {
                return change;
            }
        }

        return null;
    }

    private static SseItem<JobStatus> Item(Job job, string type) =>
        new(JobStatus.Of(job), type) { EventId = job.Version.ToString() };
}
