namespace SpotifyInsights.Simulator.Faults;

/// <summary>How often each endpoint was called, faults included. Safe for concurrent use.</summary>
public sealed class CallLog
{
    private readonly int[] _counts = new int[Enum.GetValues<SimulatedEndpoint>().Length];

    public int Total => _counts.Sum();

    public int Count(SimulatedEndpoint endpoint) => Volatile.Read(ref _counts[(int)endpoint]);

    public void Reset() => Array.Clear(_counts);

    internal void Record(SimulatedEndpoint endpoint) => Interlocked.Increment(ref _counts[(int)endpoint]);

    internal Dictionary<string, int> ByName() =>
        Enum.GetValues<SimulatedEndpoint>().Where(endpoint => Count(endpoint) > 0).ToDictionary(endpoint => endpoint.ToString(), Count);
}
