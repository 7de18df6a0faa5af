using System.Collections.Concurrent;

namespace SpotifyInsights.Api.Jobs;

/// <summary>The runs of this process, so that a listener's wish to cancel reaches them.</summary>
public sealed class RunningJobs
{
    private readonly ConcurrentDictionary<string, CancellationTokenSource> runs = new(StringComparer.Ordinal);

    /// <summary>Whether nothing runs here.</summary>
    public bool IsEmpty => runs.IsEmpty;

    /// <summary>To be asked for before the job is claimed: a wish that came earlier is in the row, a later one is heard here.</summary>
    public CancellationTokenSource Begin(string jobId)
    {
        var source = new CancellationTokenSource();
        runs[jobId] = source;
        return source;
    }

    public void End(string jobId)
    {
        if (runs.TryRemove(jobId, out var source))
        {
            source.Dispose();
        }
    }

    public void Cancel(string jobId)
    {
        if (runs.TryGetValue(jobId, out var source))
        {
            try
            {
                source.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // The run ended in this very moment; there is nothing left to cancel.
            }
        }
    }
}
