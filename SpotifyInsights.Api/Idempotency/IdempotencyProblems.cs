using SpotifyInsights.Api.Problems;

namespace SpotifyInsights.Api.Idempotency;

/// <summary>What can be wrong with an idempotency key that is well-formed.</summary>
internal static class IdempotencyProblems
{
    public static ProblemType InUse { get; } =
        new("urn:spotifyinsights:problem:idempotency-key-in-use", "The first request with this key is not answered yet.", StatusCodes.Status409Conflict);

    public static ProblemType Reused { get; } =
        new("urn:spotifyinsights:problem:idempotency-key-reused", "This key belongs to another request.", StatusCodes.Status422UnprocessableEntity);
}
