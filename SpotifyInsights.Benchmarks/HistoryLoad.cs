using SpotifyInsights.Benchmarks.Plays;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Benchmarks;

/// <summary>Loads a history out of its month versions in a local store, as a request after a restart does.</summary>
public static class HistoryLoad
{
    private const string UserId = "benchmark";

    public static async Task MeasureAsync(string scratch, Report report)
    {
        foreach (var count in (int[])[100_000, 1_000_000])
        {
            var store = new LocalObjectStore(Path.Combine(scratch, $"load-{count}"), TimeProvider.System, new LocalObjectStoreOptions { FlushToDisk = false });
            await StoredHistory.WriteAsync(store, UserId, new SyntheticPlays(count));
            var histories = new HistoryStore(store);
            var load = Timing.Of(5, () => histories.LoadAsync(UserId, CancellationToken.None).GetAwaiter().GetResult());
            report.Store($"load of a history of {count:N0} plays from 120 month versions, warm, ms", $"{load}");
        }
    }
}
