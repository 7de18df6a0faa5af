namespace SpotifyInsights.Simulator.Faults;

/// <summary>The faults to come, in the order they were added. A call meets the first that is aimed at it. Safe for concurrent use.</summary>
public sealed class FaultPlan
{
    private readonly Lock _lock = new();
    private readonly List<Fault> _faults = [];

    /// <summary>A copy of what is still to come.</summary>
    public IReadOnlyList<Fault> Pending
    {
        get
        {
            lock (_lock)
            {
                return [.. _faults];
            }
        }
    }

    /// <summary>Plans a fault behind those that are planned already.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than one time.</exception>
    public void Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (fault.Times is < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(fault), fault.Times, "A fault strikes at least once; leave Times null for 'until cleared'.");
        }

        lock (_lock)
        {
            _faults.Add(fault);
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _faults.Clear();
        }
    }

    /// <summary>What strikes a call now.</summary>
    /// <param name="endpoint">What is called.</param>
    /// <param name="now">The simulator's time.</param>
    /// <param name="listener">Says whose call it is; asked only where a fault is one listener's.</param>
    internal Fault? Take(SimulatedEndpoint endpoint, DateTimeOffset now, Func<string?> listener)
    {
        lock (_lock)
        {
            var place = _faults.FindIndex(fault => fault.Strikes(endpoint) && fault.IsOn(now) && (fault.Listener is null || fault.Listener == listener()));
            if (place < 0)
            {
                return null;
            }

            var fault = _faults[place];
            if (fault.Times == 1)
            {
                _faults.RemoveAt(place);
            }
            else
            {
                _faults[place] = fault with { Times = fault.Times - 1 };
            }

            return fault;
        }
    }
}
