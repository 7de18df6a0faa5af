namespace SpotifyInsights.Api.Telemetry;

/// <summary>The sum of one metric for one set of labels, and for histograms how many values lie below each bound.</summary>
internal sealed class MetricCell(int bounds)
{
    public double Sum { get; set; }

    public long Count { get; set; }

    public long[] Buckets { get; } = new long[bounds];
}
