using System.Diagnostics;
using System.Text.Json;
using SpotifyInsights.Api.Json;
using SpotifyInsights.Benchmarks.Audio;
using SpotifyInsights.Benchmarks.DuckDb;
using SpotifyInsights.Benchmarks.Families;
using SpotifyInsights.Benchmarks.Http;
using SpotifyInsights.Benchmarks.Imports;
using SpotifyInsights.Benchmarks.Plays;
using SpotifyInsights.Benchmarks.S3;

namespace SpotifyInsights.Benchmarks;

/// <summary>`all`: everything that docs/benchmarks.md says, ourselves and DuckDB in turns within one run, because machines are noisy.</summary>
public static class SideBySide
{
    private const int Rounds = 3;
    private const int Runs = 9;
    private const int ColdRuns = 7;
    private static readonly string[] Plain = ["heatmap", "daily", "streak"];
    private static readonly string[] Best = ["best_heatmap", "best_daily", "best_streak"];

    public static async Task<int> RunAsync(string reportFile)
    {
        var root = RepositoryRoot.Find();
        var report = new Report();
        var scratch = Directory.CreateTempSubdirectory("spotify-insights-bench-").FullName;
        try
        {
            var tools = Path.Combine(root, ".tools");
            var duckDb = DuckDbProcess.Install(tools);
            var program = Publish(root, scratch);
            foreach (var count in (int[])[100_000, 1_000_000])
            {
                Console.WriteLine($"{count:N0} plays ...");
                Compare(count, scratch, program, duckDb, report);
                await SaveAsync();
            }

            Console.WriteLine("metric families ...");
            report.Section(FamilyCosts.Title, FamilyCosts.Measure(scratch, duckDb, FamilyCosts.Counts));
            await SaveAsync();
            Console.WriteLine("one more poll ...");
            await PollCost.MeasureAsync(scratch, report);
            await SaveAsync();
            Console.WriteLine("load of a history ...");
            await HistoryLoad.MeasureAsync(scratch, report);
            await SaveAsync();
            Console.WriteLine("memory of an aggregation ...");
            await AggregationMemory.MeasureAsync(scratch, program, report);
            await SaveAsync();
            Console.WriteLine("import beside unzip ...");
            report.Section("Import of a data export", await ImportBesideUnzip.MeasureAsync(scratch, program));
            await SaveAsync();
            Console.WriteLine("Parquet beside DuckDB ...");
            report.Section("Parquet, single thread, at 1,000,000 plays", await ParquetBesideDuckDb.MeasureAsync(scratch, duckDb));
            await SaveAsync();
            Console.WriteLine("reference data, audio profile and contexts ...");
            report.Section("Reference data, audio profile and contexts", await AudioBesideDuckDb.MeasureAsync(scratch, duckDb));
            await SaveAsync();
            Console.WriteLine("requests per second ...");
            report.Section("Answers that are ready, through HTTP", await HttpRates.MeasureAsync(scratch));
            await SaveAsync();
            Console.WriteLine("load of a history from a bucket ...");
            report.Section("Load of a history from a bucket", await S3HistoryLoad.MeasureAsync(scratch, tools));
            await SaveAsync();
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }

        Console.WriteLine(report.ToMarkdown());
        return 0;

        // After every stage: a run that is cut short has not been for nothing.
        Task SaveAsync() => File.WriteAllTextAsync(Path.Combine(root, reportFile), report.ToMarkdown());
    }

    /// <summary>`imports`: the import beside unzip, alone, by the build that is running.</summary>
    public static async Task<int> RunImportsAsync()
    {
        var scratch = Directory.CreateTempSubdirectory("spotify-insights-bench-").FullName;
        try
        {
            Console.WriteLine(string.Join('\n', await ImportBesideUnzip.MeasureAsync(scratch, Environment.ProcessPath!)));
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }

        return 0;
    }

    /// <summary>`memory`: what an aggregation takes, alone.</summary>
    public static async Task<int> RunMemoryAsync()
    {
        var report = new Report();
        var scratch = Directory.CreateTempSubdirectory("spotify-insights-bench-").FullName;
        try
        {
            await AggregationMemory.MeasureAsync(scratch, Publish(RepositoryRoot.Find(), scratch), report);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }

        Console.WriteLine(report.ToMarkdown());
        return 0;
    }

    /// <summary>`bucket`: the load of a history from a bucket, alone.</summary>
    public static async Task<int> RunBucketAsync()
    {
        var scratch = Directory.CreateTempSubdirectory("spotify-insights-bench-").FullName;
        try
        {
            Console.WriteLine(string.Join('\n', await S3HistoryLoad.MeasureAsync(scratch, Path.Combine(RepositoryRoot.Find(), ".tools"))));
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }

        return 0;
    }

    private static void Compare(int count, string scratch, string program, DuckDbProcess? duckDb, Report report)
    {
        var plays = new SyntheticPlays(count);
        var path = Path.Combine(scratch, $"plays_{count}.parquet");
        using (var file = File.Create(path))
        {
            PlaysFile.Write(plays, file);
        }

        MeasureFile(count, plays, path, report);
        var history = PlaysFile.ReadHistory(path);
        report.Memory(count, (double)history.Plays.Bytes / count, history.Tracks.Bytes);
        var view = Questions.Prepare(history);
        var answer = Questions.Answer(view);
        var (columns, plain, best) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            columns.Add(Timing.Of(Runs, () => Questions.Answer(Questions.Prepare(history))).Median);
            if (duckDb is not null)
            {
                plain.Add(Ask(duckDb, path, Plain, answer));
                best.Add(Ask(duckDb, path, Best, answer));
            }
        }

        var kept = Timing.Of(Runs, () => Questions.Answer(view));
        var json = new JsonSerializerOptions();
        ApiJson.Configure(json);
        var request = Timing.Of(Runs, () => JsonSerializer.SerializeToUtf8Bytes(Questions.Everything(view), json));
        report.Warm(count, Timing.Of(columns), kept, request, plain, best);
        var ours = Enumerable.Range(0, ColdRuns).Select(_ => Cold(program, path, answer)).ToList();
        var theirs = duckDb is null ? [] : Enumerable.Range(0, ColdRuns).Select(_ => duckDb.Measure(path, 0, Best)[^1].SinceStart).ToList();
        report.Cold(count, Timing.Of(ours), theirs);
    }

    private static void MeasureFile(int count, SyntheticPlays plays, string path, Report report)
    {
        var bytes = File.ReadAllBytes(path);
        using var buffer = new MemoryStream(bytes.Length * 2);
        var encode = Timing.Of(5, () =>
        {
            buffer.SetLength(0);
            PlaysFile.Write(plays, buffer);
        });
        var decode = Timing.Of(5, () => PlaysFile.Decode(bytes));

        // In memory a row is two texts of 22 characters, an instant and two numbers.
        report.Encoding(count, bytes.Length, (22 * 2) + 8 + 4 + 4, encode, decode);
    }

    private static double Ask(DuckDbProcess duckDb, string path, string[] queries, Answer answer)
    {
        var timings = duckDb.Measure(path, Runs, queries);
        var streak = timings[^1].First[^1];
        return streak == $"{answer.LongestStreak}"
            ? timings.Sum(timing => timing.Median)
            : throw new InvalidOperationException($"DuckDB's longest streak is {streak} days, ours {answer.LongestStreak}.");
    }

    private static double Cold(string program, string path, Answer answer)
    {
        using var process = Process.Start(new ProcessStartInfo(program, [ColdStart.Command, path]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = process.StandardOutput.ReadToEnd().Split(' ');
        process.WaitForExit();
        return long.Parse(output[1]) == answer.Plays ? double.Parse(output[0]) : throw new InvalidOperationException("A cold start counted other plays.");
    }

    private static string Publish(string root, string scratch)
    {
        var folder = Path.Combine(scratch, "ready-to-run");
        using var publish = Process.Start(new ProcessStartInfo("dotnet",
        [
            "publish", Path.Combine(root, "SpotifyInsights.Benchmarks"), "-c", "Release", "-v", "q", "--nologo", "-o", folder,
            "--use-current-runtime", "--self-contained", "false", "-p:PublishReadyToRun=true", "-p:RunAnalyzers=false",
        ]))!;
        publish.WaitForExit();
        return publish.ExitCode == 0
            ? Path.Combine(folder, OperatingSystem.IsWindows() ? "SpotifyInsights.Benchmarks.exe" : "SpotifyInsights.Benchmarks")
            : throw new InvalidOperationException("The ReadyToRun build failed.");
    }
}
