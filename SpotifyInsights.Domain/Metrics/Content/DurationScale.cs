namespace SpotifyInsights.Domain.Metrics.Content;

/// <summary>The bins of durations: 30 seconds each up to 15 minutes, and one for everything longer. Always the same, so that histograms of windows add up.</summary>
internal static class DurationScale
{
    public const int Bins = 31;

    private const int BinSeconds = 30;
    private const int BinMs = BinSeconds * 1000;

    public static int BinOf(int durationMs) => Math.Min(durationMs / BinMs, Bins - 1);

    public static DurationBin[] All() =>
        [.. Enumerable.Range(0, Bins).Select(bin => new DurationBin(bin * BinSeconds, bin == Bins - 1 ? null : (bin + 1) * BinSeconds))];
}
