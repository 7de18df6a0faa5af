namespace SpotifyInsights.Tests.Api;

/// <summary>A clock that stands until it is set. Its timers are the system's: Quartz and server-sent events wait for real.</summary>
public sealed class StandingClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
