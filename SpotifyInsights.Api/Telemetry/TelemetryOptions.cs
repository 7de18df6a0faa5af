namespace SpotifyInsights.Api.Telemetry;

/// <summary>Where traces, metrics and logs are sent (section `Telemetry`).</summary>
public sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>The base address of an OTLP receiver that takes protobuf over HTTP, such as `http://collector:4318`; `/v1/traces` and the others are added. Null: nothing is sent.</summary>
    public Uri? OtlpEndpoint { get; set; }

    /// <summary>What this instance is called there. Default: `spotify-insights`.</summary>
    public string ServiceName { get; set; } = "spotify-insights";

    /// <summary>From one sending of metrics to the next. 5 seconds to 1 hour. Default: 1 minute.</summary>
    public TimeSpan MetricsEvery { get; set; } = TimeSpan.FromMinutes(1);

    internal Uri For(string signal) => new(OtlpEndpoint!.AbsoluteUri.TrimEnd('/') + "/v1/" + signal);

    internal static bool IsAddress(Uri? address) =>
        address is null or { IsAbsoluteUri: true, Query: "", Fragment: "", UserInfo: "", Scheme: "http" or "https" };
}
