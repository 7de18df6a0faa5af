using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace SpotifyInsights.Api.Telemetry;

/// <summary>Lets the sending begin with the process: nothing else asks for the two.</summary>
internal sealed class TelemetryStart(TracerProvider traces, MeterProvider metrics) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        traces.ForceFlush();
        metrics.ForceFlush();
        return Task.CompletedTask;
    }
}
