using SpotifyInsights.Tests.Api;

namespace SpotifyInsights.Tests.Weather;

/// <summary>
/// The clock of a whole application whose jobs a test runs itself. While they run, waits pass at once and move the clock, and time limits are held until
/// <see cref="ExpireLimits"/>; all other timers are the system's, and nothing in a test depends on them.
/// </summary>
internal sealed class WeatherClock(StandingClock clock) : TimeProvider
{
    /// <summary>Longer timers are limits of a request and no waits.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private readonly Lock gate = new();
    private readonly List<Limit> limits = [];
    private int held;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <summary>From now until the end of the scope waits pass at once.</summary>
    public IDisposable Hold()
    {
        Interlocked.Increment(ref held);
        return new Held(this);
    }

    /// <summary>The patience of every request under way is over.</summary>
    public void ExpireLimits()
    {
        Limit[] over;
        lock (gate)
        {
            over = [.. limits];
            limits.Clear();
        }

        if (over.Length > 0)
        {
            clock.Advance(over.Min(limit => limit.DueTime));
        }

        foreach (var limit in over)
        {
            limit.Fire();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (Volatile.Read(ref held) == 0 || period > TimeSpan.Zero)
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        var limit = new Limit(this, callback, state);
        limit.Change(dueTime, period);
        return limit;
    }

    private bool Set(Limit limit, TimeSpan dueTime)
    {
        lock (gate)
        {
            limits.Remove(limit);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return true;
            }

            limit.DueTime = dueTime;
            if (dueTime > LongestWait)
            {
                limits.Add(limit);
                return true;
            }
        }

        clock.Advance(dueTime);
        ThreadPool.QueueUserWorkItem(static limit => limit.Fire(), limit, preferLocal: false);
        return true;
    }

    private sealed class Held(WeatherClock clock) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref clock.held);
    }

    private sealed class Limit(WeatherClock clock, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan DueTime { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period) => clock.Set(this, dueTime);

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (clock.gate)
            {
                clock.limits.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
