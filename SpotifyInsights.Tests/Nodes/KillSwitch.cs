namespace SpotifyInsights.Tests.Nodes;

/// <summary>Ends a node (`kill -9`) at one certain request about a listener: before the bucket sees it, or when it is carried out and the answer gets lost.</summary>
/// <param name="listener">Whose.</param>
/// <param name="place">Which of the requests, from 0; <see cref="int.MaxValue"/>: never, it only counts.</param>
/// <param name="losesAnswer">Whether the request is carried out.</param>
/// <param name="first">What has to be done before the end, while the request is held; null: nothing.</param>
internal sealed class KillSwitch(string listener, int place, bool losesAnswer = false, Func<Task>? first = null)
{
    private readonly TaskCompletionSource<Node> killed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock gate = new();
    private int begun;
    private int done;
    private Node? last;
    private Node? victim;
    private long killedAt;

    /// <summary>The node, once it is gone.</summary>
    public Task<Node> Killed => killed.Task;

    /// <summary>Requests about the listener so far, until the end of the node.</summary>
    public int Seen
    {
        get
        {
            lock (gate)
            {
                return begun;
            }
        }
    }

    /// <summary>From the end of the node to the first request about the listener by another one; null: there was none.</summary>
    public TimeSpan? TakenOverAfter { get; private set; }

    /// <summary>To be told of every request.</summary>
    public async Task SeeAsync(Node node, StoreCall call)
    {
        if (call.IsOf(listener) && IsTheOne(node, call))
        {
            await (first?.Invoke() ?? Task.CompletedTask);
            await EndAsync(node);
        }
    }

    /// <summary>Ends the node that worked last, if the moment has not come by itself.</summary>
    public async Task EndLastAsync()
    {
        Node? node;
        lock (gate)
        {
            node = victim is null ? victim = last : null;
        }

        if (node is not null)
        {
            await EndAsync(node);
        }
    }

    private bool IsTheOne(Node node, StoreCall call)
    {
        lock (gate)
        {
            if (victim is not null)
            {
                TakenOverAfter ??= killed.Task.IsCompleted && node != victim ? TimeProvider.System.GetElapsedTime(killedAt) : null;
                return false;
            }

            last = node;
            if ((call.IsDone ? done++ : begun++) != place || call.IsDone != losesAnswer)
            {
                return false;
            }

            victim = node;
            return true;
        }
    }

    private async Task EndAsync(Node node)
    {
        await node.Program.KillAsync();
        lock (gate)
        {
            killedAt = TimeProvider.System.GetTimestamp();
        }

        killed.TrySetResult(node);
    }
}
