namespace SpotifyInsights.Api.Endpoints.Health;

/// <summary>What the start has reached. Written by whatever has to happen before the first answer, read by `/health/ready`.</summary>
public sealed class Readiness
{
    private volatile HealthReport _current = new(HealthStatus.Ok, 1, null);

    /// <summary>The present state; ready unless somebody said otherwise.</summary>
    public HealthReport Current => _current;

    /// <summary>Work has begun that must end first.</summary>
    public void Starting(double progress, string detail) => _current = new HealthReport(HealthStatus.Starting, progress, detail);

    /// <summary>Everything is there.</summary>
    public void Ready() => _current = new HealthReport(HealthStatus.Ok, 1, null);

    /// <summary>It will not become ready by itself.</summary>
    public void Failed(string detail) => _current = new HealthReport(HealthStatus.Failed, 0, detail);
}
