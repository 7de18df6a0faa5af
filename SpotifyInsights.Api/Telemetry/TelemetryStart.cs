using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace SpotifyInsights.Api.Telemetry;

/// <summary>Lets the sending begin with the process, for nothing else asks for traces and metrics, and sends what is left at its end: a process that is told to stop may not have the seconds after which it would go out by itself.</summary>
internal sealed class TelemetryStart(TracerProvider traces, MeterProvider metrics, LoggerProvider logs) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        traces.ForceFlush();
        metrics.ForceFlush();
        logs.ForceFlush();
        return Task.CompletedTask;
    }
}
