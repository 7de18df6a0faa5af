using System.Diagnostics;
using System.Globalization;

namespace SpotifyInsights.Benchmarks.Imports;

/// <summary>The import of an export beside what it takes to unpack it and throw it away, in turns and each in a process of its own.</summary>
public static class ImportBesideUnzip
{
    private const int Rounds = 3;
    private const int Rows = 1_000_000;

    // 2 GB of JSON.
    private const int ManyRows = 2_500_000;
    private const int HeapMegabytes = 96;

    /// <summary>Lines for docs/benchmarks.md.</summary>
    public static async Task<IReadOnlyList<string>> MeasureAsync(string scratch, string program)
    {
        var zip = Path.Combine(scratch, "export.zip");
        var bytes = SyntheticExport.Write(zip, Rows);
        var (unzip, import, again) = (new List<(double Wall, double Cpu)>(), new List<Measured>(), new List<Measured>());
        for (var round = 0; round < Rounds; round++)
        {
            unzip.Add(Unzip(zip));
            var runs = Import(program, Path.Combine(scratch, $"imports-{round}"), zip, heapMegabytes: null);
            import.Add(runs[0]);
            again.Add(runs[1]);
        }

        var (cold, warm) = (await ImportOverHttp.MeasureAsync(scratch, zip, afterAnother: false), await ImportOverHttp.MeasureAsync(scratch, zip, afterAnother: true));
        var unpacked = Timing.Of([.. unzip.Select(run => run.Wall)]);
        var lines = new List<string>
        {
            "Rows in the real shape (23 keys, indented, 64 files in a zip, one in twenty a repetition), by an importer that has done a small import before.",
            "Peak memory is of the whole process; before the import it was at what stands in brackets.",
            "",
            "| what | wall, s | beside unzip | processors, s | peak memory, MB |",
            "| --- | --- | --- | --- | --- |",
            Line($"`unzip -p` into `wc -c`, {bytes / 1e6:N0} MB of JSON", unpacked.Median, unpacked.Median, Timing.Of([.. unzip.Select(run => run.Cpu)]).Median, ""),
            Line($"import of these {Rows:N0} rows", import, unpacked.Median),
            Line("the same export again", again, unpacked.Median),
            Line("uploaded to the demo that has just started, from accepted to succeeded", cold, unpacked.Median),
            Line("uploaded to the demo after a small import of another listener", warm, unpacked.Median),
            Line("the same export uploaded again", warm.Again, unpacked.Median, cpu: null, ""),
        };
        File.Delete(zip);
        bytes = SyntheticExport.Write(zip, ManyRows);
        var unpackedMany = Unzip(zip);
        var many = Import(program, Path.Combine(scratch, "imports-many"), zip, HeapMegabytes);
        lines.Add(Line($"`unzip -p` into `wc -c`, {bytes / 1e6:N0} MB of JSON", unpackedMany.Wall, unpackedMany.Wall, unpackedMany.Cpu, ""));
        lines.Add(Line($"import of these {ManyRows:N0} rows, the garbage-collected heap limited to {HeapMegabytes} MiB", [many[0]], unpackedMany.Wall));
        return [.. lines, "", $"Reading, merging and publishing began at (wall / processors, ms): {import.OrderBy(run => run.Wall).ElementAt(Rounds / 2).Phases}."];
    }

    private static string Line(string what, IReadOnlyList<Measured> runs, double unpacked)
    {
        var median = runs.OrderBy(run => run.Wall).ElementAt(runs.Count / 2);
        return Line(what, median.Wall, unpacked, median.Cpu, $"{runs.Max(run => run.Peak):0} ({median.Before:0})");
    }

    private static string Line(string what, (double First, double Again, double Before, double Peak) uploaded, double unpacked) =>
        Line(what, uploaded.First, unpacked, cpu: null, $"{uploaded.Peak:0} ({uploaded.Before:0})");

    private static string Line(string what, double wall, double unpacked, double? cpu, string memory) =>
        string.Create(CultureInfo.InvariantCulture, $"| {what} | {wall:0.00} | {wall / unpacked:0.00}x | {cpu:0.00} | {memory} |");

    // Wall and processors of both processes, seconds; `times` tells those of the shell's children in its last line.
    private static (double Wall, double Cpu) Unzip(string zip)
    {
        var began = Stopwatch.GetTimestamp();
        var output = Run("sh", ["-c", "unzip -p \"$0\" | wc -c; times", zip], heapMegabytes: null);
        var wall = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return (wall, output.Trim().Split('\n')[^1].Split(' ').Sum(Seconds));
    }

    private static Measured[] Import(string program, string folder, string zip, int? heapMegabytes)
    {
        var lines = Run(program, [ImportRun.Command, folder, zip], heapMegabytes).Trim().Split('\n');
        Directory.Delete(folder, recursive: true);
        return [.. lines.Select(Measured.Parse)];
    }

    private static string Run(string program, string[] arguments, int? heapMegabytes)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        if (heapMegabytes is { } limit)
        {
            start.Environment["DOTNET_GCHeapHardLimit"] = $"0x{limit << 20:X}";
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed.");
    }

    // `1m2.50s`
    private static double Seconds(string time) => time.TrimEnd('s').Split('m') is [var minutes, var seconds]
        ? (double.Parse(minutes, CultureInfo.InvariantCulture) * 60) + double.Parse(seconds, CultureInfo.InvariantCulture)
        : throw new FormatException($"`{time}` is no time of a shell.");

    /// <summary>A line of <see cref="ImportRun"/>: seconds and MB.</summary>
    private sealed record Measured(double Wall, double Cpu, double Before, double Peak, string Phases)
    {
        public static Measured Parse(string line)
        {
            var parts = line.Split(' ');
            double Number(int part) => double.Parse(parts[part], CultureInfo.InvariantCulture);
            return new Measured(Number(2) / 1000, Number(3) / 1000, Number(4), Number(5), string.Join(' ', parts[6..]));
        }
    }
}
