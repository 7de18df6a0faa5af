using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace SpotifyInsights.Api.Telemetry;

/// <summary>What one instrument has measured since the start, by labels.</summary>
internal sealed class MetricTotals(Instrument instrument, MetricKind kind)
{
    // From a fast answer to a long import.
    private static readonly double[] Bounds = [0.005, 0.025, 0.1, 0.25, 1, 2.5, 10, 60, 600];

    // Whatever else the framework tags (schemes, protocols, hosts) is summed up: few series, and nothing of a caller.
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "http.request.method", "http.response.status_code", "http.route", "kind", "state", "group", "outcome",
    };

    private readonly Lock gate = new();
    private readonly SortedDictionary<string, MetricCell> cells = new(StringComparer.Ordinal);

    /// <summary>The name in Prometheus: underscores, the unit, `_total` where it is a counter.</summary>
    public string Name { get; } = NameOf(instrument, kind);

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = LabelsOf(tags);
        lock (gate)
        {
            if (!cells.TryGetValue(labels, out var cell))
            {
                cells[labels] = cell = new MetricCell(kind == MetricKind.Histogram ? Bounds.Length : 0);
            }

            cell.Sum = kind == MetricKind.Gauge ? value : cell.Sum + value;
            cell.Count++;
            for (var bound = 0; bound < cell.Buckets.Length; bound++)
            {
                cell.Buckets[bound] += value <= Bounds[bound] ? 1 : 0;
            }
        }
    }

    /// <summary>Gauges say what is so now: what they said before is forgotten.</summary>
    public void Forget()
    {
        lock (gate)
        {
            cells.Clear();
        }
    }

    public void WriteTo(StringBuilder text)
    {
        lock (gate)
        {
            if (cells.Count == 0)
            {
                return;
            }

            text.Append(CultureInfo.InvariantCulture, $"# HELP {Name} {instrument.Description?.Replace("\\", "\\\\", StringComparison.Ordinal).ReplaceLineEndings(" ")}\n");
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {Name} {JsonName(kind)}\n");
            foreach (var (labels, cell) in cells)
            {
                Write(text, labels, cell);
            }
        }
    }

    private void Write(StringBuilder text, string labels, MetricCell cell)
    {
        if (kind != MetricKind.Histogram)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Name}{Braced(labels)} {cell.Sum}\n");
            return;
        }

        for (var bound = 0; bound < Bounds.Length; bound++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Name}_bucket{Braced(labels, $"le=\"{Bounds[bound].ToString(CultureInfo.InvariantCulture)}\"")} {cell.Buckets[bound]}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"{Name}_bucket{Braced(labels, "le=\"+Inf\"")} {cell.Count}\n");
        text.Append(CultureInfo.InvariantCulture, $"{Name}_sum{Braced(labels)} {cell.Sum}\n");
        text.Append(CultureInfo.InvariantCulture, $"{Name}_count{Braced(labels)} {cell.Count}\n");
    }

    private static string Braced(params string[] labels)
    {
        var some = string.Join(',', labels.Where(label => label.Length > 0));
        return some.Length == 0 ? "" : $"{{{some}}}";
    }

    private static string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new List<string>();
        foreach (var (name, value) in tags)
        {
            if (Known.Contains(name) && value is not null)
            {
                labels.Add($"{name.Replace('.', '_')}=\"{Escaped(Convert.ToString(value, CultureInfo.InvariantCulture)!)}\"");
            }
        }

        labels.Sort(StringComparer.Ordinal);
        return string.Join(',', labels);
    }

    private static string Escaped(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string NameOf(Instrument instrument, MetricKind kind) =>
        instrument.Name.Replace('.', '_') + (instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" }) + (kind == MetricKind.Counter ? "_total" : "");

    private static string JsonName(MetricKind kind) => kind switch
    {
        MetricKind.Counter => "counter",
        MetricKind.Gauge => "gauge",
        _ => "histogram",
    };
}
