using System.Diagnostics;

namespace SpotifyInsights.Api.Telemetry;

/// <summary>What metrics and traces are called. docs/telemetry.md has every name; whoever changes one breaks dashboards and alerts of others.</summary>
public static class TelemetryNames
{
    /// <summary>The meter and the source of activities.</summary>
    public const string Source = "SpotifyInsights";

    /// <summary>The framework's meter of requests that came in.</summary>
    public const string Requests = "Microsoft.AspNetCore.Hosting";

    /// <summary>Activities of jobs and of calls to Spotify. Without a listener they cost nothing.</summary>
    public static ActivitySource Activities { get; } = new(Source);
}
