namespace SpotifyInsights.Api.Endpoints.Health;

/// <summary>How something is that the instance depends on.</summary>
/// <param name="Name">`object-store` or `job-database`.</param>
/// <param name="Status">`ok` or `failed`.</param>
/// <param name="Detail">What failed, in general words: anybody may read this. Null while nothing does.</param>
public sealed record DependencyReport(string Name, HealthStatus Status, string? Detail);
