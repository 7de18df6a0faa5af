using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace SpotifyInsights.Api.Telemetry;

/// <summary>Sums up this host's measurements and writes them in Prometheus' text format 0.0.4.</summary>
public sealed class MetricsText : IHostedService, IDisposable
{
    /// <summary>The media type of the text.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private const string RequestDurations = "http.server.request.duration";

    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<Instrument, MetricTotals> totals = new();

    /// <summary>Listens to the meters of one host.</summary>
    /// <param name="meters">Only what was made by it is of this host: tests run many in one process.</param>
    /// <param name="meter">Made here, so that its instruments are there before the first look.</param>
    public MetricsText(IMeterFactory meters, AppMeter meter)
    {
        ArgumentNullException.ThrowIfNull(meter);
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters) && (instrument.Meter.Name == TelemetryNames.Source || instrument.Name == RequestDurations))
            {
                own.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Of(instrument).Record(value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Of(instrument).Record(value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Of(instrument).Record(value, tags));
    }

    /// <summary>Counts from the start of the process on.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        listener.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Everything measured up to now.</summary>
    public string Write()
    {
        foreach (var (_, gauge) in totals.Where(one => one.Key.IsObservable))
        {
            gauge.Forget();
        }

        listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var one in totals.Values.OrderBy(one => one.Name, StringComparer.Ordinal))
        {
            one.WriteTo(text);
        }

        return text.ToString();
    }

    public void Dispose() => listener.Dispose();

    private MetricTotals Of(Instrument instrument) => totals.GetOrAdd(instrument, static one => new MetricTotals(one, KindOf(one)));

    private static MetricKind KindOf(Instrument instrument) => instrument switch
    {
        { IsObservable: true } => MetricKind.Gauge,
        Histogram<double> => MetricKind.Histogram,
        _ => MetricKind.Counter,
    };
}
