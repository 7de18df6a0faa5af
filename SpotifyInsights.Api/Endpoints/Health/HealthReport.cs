namespace SpotifyInsights.Api.Endpoints.Health;

/// <summary>How the instance is.</summary>
/// <param name="Status">`ok`, `starting` or `failed`.</param>
/// <param name="Progress">How far the start is, 0 to 1.</param>
/// <param name="Detail">What it is doing, or what went wrong; null when there is nothing to say.</param>
public sealed record HealthReport(HealthStatus Status, double Progress, string? Detail);
