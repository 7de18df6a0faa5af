using SpotifyInsights.Tests.Storage.Objects;

namespace SpotifyInsights.Tests.Proof;

/// <summary>The store as a process sees it that is stopped at one request; without a stop it only counts.</summary>
public sealed class StoppingStore
{
    private readonly StoreHome home;
    private readonly Stop? stop;
    private readonly List<StoreOperation> requests = [];
    private bool isOver;

    public StoppingStore(StoreHome home, Stop? stop)
    {
        (this.home, this.stop) = (home, stop);
        Store = new TappedObjectStore(home.Store) { Before = Before, After = After };
    }

    public TappedObjectStore Store { get; }

    /// <summary>All requests so far.</summary>
    public IReadOnlyList<StoreOperation> Requests => requests;

    public bool WasStopped { get; private set; }

    private bool IsHere => stop?.Request == requests.Count && !WasStopped;

    private Task Before(StoreOperation operation)
    {
        ThrowIfOver();
        requests.Add(operation);
        if (IsHere && !stop!.TakesEffect)
        {
            if (stop.Disaster == Disaster.DeathWithin)
            {
                home.LeaveHalfWritten(operation.Bytes);
            }

            End();
        }

        return Task.CompletedTask;
    }

    private Task After(StoreOperation operation)
    {
        ThrowIfOver();
        if (IsHere)
        {
            End();
        }

        return Task.CompletedTask;
    }

    private void ThrowIfOver()
    {
        if (isOver)
        {
            throw new StoppedException();
        }
    }

    private void End()
    {
        WasStopped = true;
        isOver = stop!.EndsProcess;
        throw new StoppedException();
    }
}
