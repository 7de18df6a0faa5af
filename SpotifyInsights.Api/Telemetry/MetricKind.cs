namespace SpotifyInsights.Api.Telemetry;

/// <summary>The types that Prometheus knows and we have.</summary>
internal enum MetricKind
{
    Counter,
    Gauge,
    Histogram,
}
