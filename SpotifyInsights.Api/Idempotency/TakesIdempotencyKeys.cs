namespace SpotifyInsights.Api.Idempotency;

/// <summary>Says of routes that their `POST`s take an `Idempotency-Key`.</summary>
public sealed class TakesIdempotencyKeys
{
    public static TakesIdempotencyKeys Instance { get; } = new();

    private TakesIdempotencyKeys()
    {
    }
}
