using System.Diagnostics;
using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Api.Importing;
using SpotifyInsights.Storage.Imports;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Benchmarks.Imports;

/// <summary>One import in a process that does nothing else: how long it takes, and how much memory.</summary>
public static class ImportRun
{
    public const string Command = "import";

    private const string UserId = "benchmark";

    private static readonly Instant ReceivedAt = Instant.FromUtc(2026, 11, 2, 0, 0);

    /// <summary>`import FOLDER ZIP`: imports into the store of the folder, and again, and prints milliseconds and MB.</summary>
    public static async Task<int> RunAsync(string folder, string zip)
    {
        var before = PeakMegabytes();
        for (var round = 0; round < 2; round++)
        {
            var (began, cpu) = (Stopwatch.GetTimestamp(), CpuMs());
            var phases = new Phases();
            var result = await Create(folder).ImportAsync(UserId, [Source(zip)], ReceivedAt, dryRun: false, phases, CancellationToken.None);
            Console.WriteLine(
                $"GC {GC.CollectionCount(0)} {GC.CollectionCount(1)} {GC.CollectionCount(2)} pause {GC.GetTotalPauseDuration().TotalMilliseconds:0} alloc {GC.GetTotalAllocatedBytes() / 1e6:0} jit {System.Runtime.JitInfo.GetCompilationTime().TotalMilliseconds:0} {result.Outcome} {result.Report.Rows} {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} {CpuMs() - cpu:0} {before:0} {PeakMegabytes():0} {phases.Text(began, cpu)}");
        }

        return 0;
    }

    private static Importer Create(string folder)
    {
        var objects = new LocalObjectStore(folder, TimeProvider.System, new LocalObjectStoreOptions());
        return new Importer(new ImportStore(objects), new Aggregator(objects, TimeProvider.System), TimeProvider.System, ImportLimits.Default);
    }

    private static ImportSource Source(string path) =>
        new(Path.GetFileName(path), new FileInfo(path).Length, _ => Task.FromResult<Stream>(File.OpenRead(path)));

    private static double CpuMs()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime.TotalMilliseconds;
    }

    private static double PeakMegabytes()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64 / 1e6;
    }

    private sealed class Phases : IProgress<ImportProgress>
    {
        private readonly Dictionary<ImportPhase, (long At, double Cpu, long Bytes)> begun = [];

        public void Report(ImportProgress value)
        {
            lock (begun)
            {
                begun.TryAdd(value.Phase, (Stopwatch.GetTimestamp(), CpuMs(), GC.GetTotalAllocatedBytes()));
            }
        }

        public string Text(long began, double cpu) => string.Join(' ', begun.OrderBy(phase => phase.Key).Select(
            phase => $"{phase.Key}@{Stopwatch.GetElapsedTime(began, phase.Value.At).TotalMilliseconds:0}/{phase.Value.Cpu - cpu:0}/{phase.Value.Bytes / 1e6:0}"));
    }
}
