namespace SpotifyInsights.Tests.Tools;

/// <summary>
/// A clock that stands still until it is advanced. Timers up to <see cref="ShortestLimit"/> are waits: they move the clock and fire at once, so that
/// no test waits. Longer ones are time limits: they fire only when <see cref="Advance"/> reaches them.
/// </summary>
public sealed class ManualTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<TimeSpan> _waits = [];
    private DateTimeOffset _now = start;

    /// <summary>Timers longer than this are not waits. Zero: nothing fires by itself.</summary>
    public TimeSpan ShortestLimit { get; set; }

    /// <summary>The waits that were passed over, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_gate)
            {
                return [.. _waits];
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <summary>Moves the clock and fires what falls due, in the order of time.</summary>
    public void Advance(TimeSpan by)
    {
        var target = GetUtcNow() + by;
        while (TakeDue(target) is { } timer)
        {
            timer.Fire();
        }

        lock (_gate)
        {
            _now = target > _now ? target : _now;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal bool Schedule(ManualTimer timer, TimeSpan dueTime)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return true;
            }

            if (dueTime > ShortestLimit)
            {
                timer.DueAt = _now + dueTime;
                _timers.Add(timer);
                return true;
            }

            _now += dueTime;
            _waits.Add(dueTime);
        }

        // Not within CreateTimer: the caller does not hold its timer yet.
        ThreadPool.QueueUserWorkItem(static timer => timer.Fire(), timer, preferLocal: false);
        return true;
    }

    internal void Remove(ManualTimer timer)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
        }
    }

    private ManualTimer? TakeDue(DateTimeOffset until)
    {
        lock (_gate)
        {
            var next = _timers.MinBy(timer => timer.DueAt);
            if (next is null || next.DueAt > until)
            {
                return null;
            }

            _timers.Remove(next);
            _now = next.DueAt > _now ? next.DueAt : _now;
            return next;
        }
    }
}
