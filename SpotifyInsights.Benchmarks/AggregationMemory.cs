using System.Diagnostics;
using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Benchmarks.Plays;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Polls;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Benchmarks;

/// <summary>How much memory an aggregation takes that touches one month of a million plays, in a process that does nothing else.</summary>
public static class AggregationMemory
{
    public const string Command = "aggregate";

    private const string UserId = "benchmark";

    /// <summary>`aggregate FOLDER KIND`: applies what is not applied and prints the process's peak memory before and after, in MB.</summary>
    public static async Task<int> RunAsync(string folder, AggregationKind kind)
    {
        var before = PeakMegabytes();
        await new Aggregator(Open(folder), TimeProvider.System).ApplyAsync(UserId, kind, CancellationToken.None);
        Console.WriteLine($"{before:0} {PeakMegabytes():0}");
        return 0;
    }

    /// <summary>A poll, and a full snapshot with the published files, each after a first run that has published everything.</summary>
    public static async Task MeasureAsync(string scratch, string program, Report report)
    {
        var folder = Path.Combine(scratch, "memory");
        var plays = new SyntheticPlays(1_000_000);
        await StoredHistory.WriteAsync(Open(folder), UserId, plays);
        var last = Instant.FromUnixTimeMilliseconds(plays.PlayedAt[^1]);
        await PutAsync(folder, plays, last + Duration.FromHours(1), isSnapshot: true);
        Apply(program, folder, AggregationKind.Snapshot);

        await PutAsync(folder, plays, last + Duration.FromHours(2), isSnapshot: false);
        report.Store("peak memory of the process that applies a poll to 1,000,000 plays (before, at its peak), MB", Apply(program, folder, AggregationKind.Poll));
        await PutAsync(folder, plays, last + Duration.FromHours(3), isSnapshot: true);
        report.Store("the same for a full snapshot with the published files, MB", Apply(program, folder, AggregationKind.Snapshot));
    }

    private static LocalObjectStore Open(string folder) => new(folder, TimeProvider.System, new LocalObjectStoreOptions { FlushToDisk = false });

    private static double PeakMegabytes()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64 / 1e6;
    }

    private static async Task PutAsync(string folder, SyntheticPlays plays, Instant at, bool isSnapshot)
    {
        var (objects, id) = (Open(folder), CollectionId.From(at));
        var page = new RecentTracksPage(at, IsWhole: false, [new ReportedPlay(at, StoredHistory.Track(plays, 1), ContextType: null, ContextUri: null)]);
        if (isSnapshot)
        {
            await new SnapshotStore(objects).PutRecentTracksAsync(UserId, id, page, CancellationToken.None);
            await new SnapshotStore(objects).PutMetadataAsync(UserId, id, new SnapshotMetadata { Timestamp = at, UserId = UserId }, CancellationToken.None);
        }
        else
        {
            await new PollStore(objects).PutAsync(UserId, id, page, new PollMetadata { Timestamp = at, UserId = UserId }, CancellationToken.None);
        }
    }

    private static string Apply(string program, string folder, AggregationKind kind)
    {
        using var process = Process.Start(new ProcessStartInfo(program, [Command, folder, $"{kind}"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 && output.Split(' ') is [var before, var peak]
            ? $"{before}, {peak}"
            : throw new InvalidOperationException("The aggregation in a process of its own failed.");
    }
}
