namespace SpotifyInsights.Storage.Objects.S3;

/// <summary>Numbers from 0 to 1 that spread waits, so that many processes stopped by the same fault do not come back at once. Safe to share.</summary>
internal sealed class Jitter(int seed)
{
    private readonly Random random = new(seed);
    private readonly Lock gate = new();

    public double Next()
    {
        lock (gate)
        {
            return random.NextDouble();
        }
    }
}
