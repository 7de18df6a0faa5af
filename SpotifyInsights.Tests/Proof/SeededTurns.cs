namespace SpotifyInsights.Tests.Proof;

/// <summary>
/// Lets several runs go on one request at a time, in an order that a seed decides: whoever is to go on is chosen when all of them wait. Without
/// sleeping, and the same order for the same seed. In a third of the seeds they take turns wildly, in the others one goes on for a while, so that also
/// all of one run falls between two requests of the other.
/// </summary>
public sealed class SeededTurns(int seed, int runs)
{
    private static readonly double[] Persistence = [0, 0.8, 0.97];

    private readonly Lock gate = new();
    private readonly Random random = new(seed);
    private readonly SortedDictionary<int, TaskCompletionSource> waiting = [];
    private readonly List<int> order = [];
    private int alive = runs;

    /// <summary>Who went on, one after the other.</summary>
    public IReadOnlyList<int> Order => order;

    /// <summary>Waits until it is this run's turn.</summary>
    public Task NextAsync(int run)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            waiting.Add(run, turn);
            ChooseWhenAllWait();
        }

        return turn.Task;
    }

    /// <summary>The run has ended; the others go on without it.</summary>
    public void Leave()
    {
        lock (gate)
        {
            alive--;
            ChooseWhenAllWait();
        }
    }

    private void ChooseWhenAllWait()
    {
        if (waiting.Count < alive || alive == 0)
        {
            return;
        }

        var goesOn = order.Count > 0 && waiting.ContainsKey(order[^1]) && random.NextDouble() < Persistence[seed % Persistence.Length];
        var run = goesOn ? order[^1] : waiting.Keys.ElementAt(random.Next(waiting.Count));
        waiting.Remove(run, out var turn);
        order.Add(run);
        turn!.SetResult();
    }
}
