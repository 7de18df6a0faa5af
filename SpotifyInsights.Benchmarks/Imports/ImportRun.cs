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

    // What a service that is up has done before: its code is loaded.
    private const int RowsBefore = 2_000;

    private static readonly Instant ReceivedAt = Instant.FromUtc(2026, 11, 2, 0, 0);

    /// <summary>
    /// `import FOLDER ZIP`: imports a small export of another listener into the store of the folder, then the zip twice, and prints a line for either time:
    /// outcome, rows, milliseconds of wall and of processors, MB at the peak before and after, and when each phase began.
    /// </summary>
    public static async Task<int> RunAsync(string folder, string zip)
    {
        var small = Path.Combine(Path.GetTempPath(), $"spotify-insights-{Environment.ProcessId}.zip");
        SyntheticExport.Write(small, RowsBefore);
        await ImportAsync(folder, "before", small, new Phases());
        File.Delete(small);
        for (var round = 0; round < 2; round++)
        {
            var (before, phases) = (PeakMegabytes(), new Phases());
            var result = await ImportAsync(folder, "benchmark", zip, phases);
            Console.WriteLine($"{result.Outcome} {result.Report.Rows} {phases.Total} {before:0} {PeakMegabytes():0} {phases}");
        }

        return 0;
    }

    private static Task<ImportResult> ImportAsync(string folder, string userId, string zip, Phases phases)
    {
        var objects = new LocalObjectStore(folder, TimeProvider.System, new LocalObjectStoreOptions());
        var importer = new Importer(new ImportStore(objects), new Aggregator(objects, TimeProvider.System), TimeProvider.System, ImportLimits.Default);
        return importer.ImportAsync(userId, [Source(zip)], ReceivedAt, dryRun: false, phases, CancellationToken.None);
    }

    private static ImportSource Source(string path) =>
        new(Path.GetFileName(path), new FileInfo(path).Length, _ => Task.FromResult<Stream>(File.OpenRead(path)));

    private static double PeakMegabytes()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64 / 1e6;
    }

    /// <summary>When the phases began, in milliseconds of wall and of processors.</summary>
    private sealed class Phases : IProgress<ImportProgress>
    {
        private readonly long start = Stopwatch.GetTimestamp();
        private readonly double cpu = CpuMs();
        private readonly SortedDictionary<ImportPhase, string> begun = [];

        /// <summary>Until now.</summary>
        public string Total => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} {CpuMs() - cpu:0}");

        public void Report(ImportProgress value)
        {
            lock (begun)
            {
                begun.TryAdd(value.Phase, Total.Replace(' ', '/'));
            }
        }

        public override string ToString() => string.Join(' ', begun.Select(phase => $"{phase.Key}@{phase.Value}"));

        private static double CpuMs()
        {
            using var self = Process.GetCurrentProcess();
            return self.TotalProcessorTime.TotalMilliseconds;
        }
    }
}
