using System.Diagnostics;
using SpotifyInsights.Benchmarks.Plays;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Benchmarks.S3;

/// <summary>
/// Loads a history out of a bucket, out of a folder, and has a bare HttpClient fetch the same ranges: what a bucket costs beyond the bytes.
/// The aim is the folder's time plus 1.2 times the bare fetch.
/// </summary>
public static class S3HistoryLoad
{
    private const string UserId = "benchmark";
    private const int WarmUps = 2;
    private const int Rounds = 9;
    private const double Aim = 1.2;

    // With more the bare client is no faster: it shares the processors with the server.
    private static readonly int Concurrency = Math.Max(2, Environment.ProcessorCount);

    /// <summary>The lines of a Markdown table, with its head; one sentence where this machine has no Node.js.</summary>
    public static async Task<IReadOnlyList<string>> MeasureAsync(string scratch, string toolsFolder)
    {
        await using var r2 = await BenchmarkBucket.StartAsync(toolsFolder);
        if (r2 is null)
        {
            return ["Not measured: the S3 server of this comparison needs Node.js."];
        }

        return
        [
            "| plays | requests | MB | from the folder, ms | from the bucket, ms | bare HttpClient, ms | bucket / (folder + 1.2 x bare) |",
            "| --- | --- | --- | --- | --- | --- | --- |",
            await LineAsync(100_000, scratch, r2.Options),
            await LineAsync(1_000_000, scratch, r2.Options),
        ];
    }

    private static async Task<string> LineAsync(int count, string scratch, S3ObjectStoreOptions bucket)
    {
        var userId = $"{UserId}-{count}";
        var folder = new LocalObjectStore(Path.Combine(scratch, $"s3-{count}"), TimeProvider.System, new LocalObjectStoreOptions { FlushToDisk = false });
        using var recorder = new ReadRecorder();
        using var remote = new S3ObjectStore(bucket, TimeProvider.System, new Guid(count, 0, 0, new byte[8]), recorder);
        await StoredHistory.WriteAsync(folder, userId, new SyntheticPlays(count));
        await foreach (var file in folder.ListAsync("users/", startAfter: null, CancellationToken.None))
        {
            await remote.PutAsync(file.Key, (await folder.GetAsync(file.Key, CancellationToken.None))!.Content, PutCondition.None, CancellationToken.None);
        }

        recorder.Reads.Clear();
        await new HistoryStore(remote).LoadAsync(userId, CancellationToken.None);
        using var bare = new BareFetch(bucket, [.. recorder.Reads], TimeProvider.System.GetUtcNow().AddHours(1));
        var (requests, bytes) = (recorder.Reads.Count, await bare.FetchAsync(Concurrency));

        // In turns, so that a busy machine is busy for all of them.
        var (local, s3, plain) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = -WarmUps; round < Rounds; round++)
        {
            var fromFolder = await MillisecondsAsync(() => new HistoryStore(folder).LoadAsync(userId, CancellationToken.None));
            var fromBucket = await MillisecondsAsync(() => new HistoryStore(remote).LoadAsync(userId, CancellationToken.None));
            var fetched = await MillisecondsAsync(() => bare.FetchAsync(Concurrency));
            if (round >= 0)
            {
                local.Add(fromFolder);
                s3.Add(fromBucket);
                plain.Add(fetched);
            }
        }

        var (a, b, c) = (Timing.Of(local), Timing.Of(s3), Timing.Of(plain));
        return $"| {count:N0} | {requests} | {bytes / 1e6:0.0} | {a} | {b} | {c} | {b.Median / (a.Median + (Aim * c.Median)):0.00} |";
    }

    private static async Task<double> MillisecondsAsync(Func<Task> work)
    {
        var begin = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }
}
