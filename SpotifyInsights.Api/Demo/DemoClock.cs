namespace SpotifyInsights.Api.Demo;

/// <summary>
/// The time in which the demo's history is collected: it jumps from one collection to the next, and is the real time once released.
/// </summary>
public sealed class DemoClock(TimeProvider real) : TimeProvider
{
    private long _frozenTicks = -1;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() =>
        Interlocked.Read(ref _frozenTicks) is >= 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : real.GetUtcNow();

    /// <summary>Stands still at <paramref name="instant"/>.</summary>
    public void JumpTo(DateTimeOffset instant) => Interlocked.Exchange(ref _frozenTicks, instant.UtcTicks);

    /// <summary>Follows the real time from now on.</summary>
    public void Release() => Interlocked.Exchange(ref _frozenTicks, -1);
}
