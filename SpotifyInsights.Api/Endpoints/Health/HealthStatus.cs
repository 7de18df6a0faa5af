namespace SpotifyInsights.Api.Endpoints.Health;

/// <summary>How the instance is.</summary>
public enum HealthStatus
{
    /// <summary>It can do its work.</summary>
    Ok,

    /// <summary>It is on its way.</summary>
    Starting,

    /// <summary>It cannot do its work; the detail says why.</summary>
    Failed,
}
