using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.Telemetry;

/// <summary>Metrics, traces and logs for whoever looks after the instance.</summary>
public static class TelemetryServices
{
    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var section = builder.Configuration.GetSection(TelemetryOptions.Section);
        builder.Services.AddOptions<TelemetryOptions>().Bind(section)
            .Validate(options => TelemetryOptions.IsAddress(options.OtlpEndpoint), "Telemetry:OtlpEndpoint must be an http or https address such as http://127.0.0.1:4318, without user name, query and fragment.")
            .Validate(options => options.ServiceName is { Length: >= 1 and <= 100 }, "Telemetry:ServiceName must have 1 to 100 letters.")
            .Validate(options => options.MetricsEvery >= TimeSpan.FromSeconds(5) && options.MetricsEvery <= TimeSpan.FromHours(1), "Telemetry:MetricsEvery must be 5 seconds to 1 hour.")
            .ValidateOnStart();
        builder.Services.AddSingleton<MetricsText>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<MetricsText>());
        builder.Services.AddSingleton<InstanceStates>();
        builder.Services.AddSingleton<IJobEndWitness, JobTelemetry>();
        builder.Services.AddHostedService<TelemetryRefresh>();

        // A mistake in the section is told by the validation, at the start.
        if (Uri.TryCreate(section[nameof(TelemetryOptions.OtlpEndpoint)], UriKind.Absolute, out var address) && TelemetryOptions.IsAddress(address))
        {
            builder.AddSending(section.Get<TelemetryOptions>()!);
        }

        return builder;
    }

    private static void AddSending(this WebApplicationBuilder builder, TelemetryOptions options)
    {
        var resource = ResourceBuilder.CreateEmpty().AddService(options.ServiceName, serviceVersion: typeof(TelemetryServices).Assembly.GetName().Version!.ToString(fieldCount: 3));
        builder.Logging.AddOpenTelemetry(logs => logs
            .SetResourceBuilder(resource)
            .AddProcessor(new PrivateLogs())
            .AddOtlpExporter(otlp => Send(otlp, options.For("logs"))));

        // Disposed with the services: what is left is sent at the end.
        builder.Services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(TelemetryNames.Source, "Microsoft.AspNetCore")
            .AddProcessor(new PrivateTraces())
            .AddOtlpExporter(otlp => Send(otlp, options.For("traces")))
            .Build());
        builder.Services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(TelemetryNames.Source, TelemetryNames.Requests, "System.Runtime")
            .AddOtlpExporter((otlp, reader) =>
            {
                Send(otlp, options.For("metrics"));
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)options.MetricsEvery.TotalMilliseconds;
            })
            .Build());
        builder.Services.AddHostedService<TelemetryStart>();
    }

    private static void Send(OtlpExporterOptions otlp, Uri address) => (otlp.Protocol, otlp.Endpoint) = (OtlpExportProtocol.HttpProtobuf, address);
}
