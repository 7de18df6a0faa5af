namespace SpotifyInsights.Api.Spotify;

/// <summary>Spreads retries, so that many jobs stopped by the same fault do not come back in the same instant. Safe to share.</summary>
public sealed class RetryJitter(Random random)
{
    private readonly Lock _gate = new();

    /// <summary>Between half of <paramref name="delay"/> and all of it.</summary>
    public TimeSpan Apply(TimeSpan delay)
    {
        lock (_gate)
        {
            return delay * (0.5 + (random.NextDouble() / 2));
        }
    }
}
