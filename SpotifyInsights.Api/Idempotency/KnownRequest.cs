namespace SpotifyInsights.Api.Idempotency;

/// <summary>A request that came before with the same key.</summary>
/// <param name="Target">Method and address.</param>
/// <param name="BodyHash">Hash of its body; null while it runs.</param>
/// <param name="Answer">Its answer, encrypted; null while it runs.</param>
public sealed record KnownRequest(string Target, string? BodyHash, string? Answer);
