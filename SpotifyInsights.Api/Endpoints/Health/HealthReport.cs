namespace SpotifyInsights.Api.Endpoints.Health;

/// <summary>How the instance is.</summary>
/// <param name="Status">`ok`, `starting` or `failed`.</param>
/// <param name="Progress">How far the start is, 0 to 1.</param>
/// <param name="Detail">What it is doing, or what went wrong; null when there is nothing to say.</param>
/// <param name="Dependencies">What the instance depends on, one by one; empty where that was not asked for.</param>
public sealed record HealthReport(HealthStatus Status, double Progress, string? Detail, IReadOnlyList<DependencyReport> Dependencies)
{
    /// <summary>Without a look at the dependencies.</summary>
    public HealthReport(HealthStatus status, double progress, string? detail)
        : this(status, progress, detail, [])
    {
    }

    /// <summary>The same with the dependencies, the first failing one of which decides.</summary>
    internal HealthReport With(IReadOnlyList<DependencyReport> dependencies) =>
        dependencies.FirstOrDefault(dependency => dependency.Status != HealthStatus.Ok) is { } failing && Status == HealthStatus.Ok
            ? new HealthReport(HealthStatus.Failed, Progress, $"The {failing.Name} fails.", dependencies)
            : this with { Dependencies = dependencies };
}
