namespace SpotifyInsights.Tests.Simulator;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class SimulatorClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
