using System.Text.Json;
using SpotifyInsights.Benchmarks.DuckDb;
using SpotifyInsights.Benchmarks.Plays;

namespace SpotifyInsights.Benchmarks;

/// <summary>Our Parquet reader and writer beside DuckDB's, one thread each, on the same plays at the same size of row groups.</summary>
public static class ParquetBesideDuckDb
{
    private const int Count = 1_000_000;
    private const int Rounds = 3;
    private const int Runs = 9;

    /// <summary>`parquet`: this stage alone, printed.</summary>
    public static async Task<int> RunAsync()
    {
        var scratch = Directory.CreateTempSubdirectory("spotify-insights-bench-").FullName;
        try
        {
            foreach (var line in await MeasureAsync(scratch, DuckDbProcess.Install(Path.Combine(RepositoryRoot.Find(), ".tools"))))
            {
                Console.WriteLine(line);
            }
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }

        return 0;
    }

    /// <summary>Measures ourselves and DuckDB in turns and gives back a table in Markdown.</summary>
    /// <param name="scratch">A folder for the files, which stay there.</param>
    /// <param name="duckDb">Null where it is not installed: then its columns stay empty.</param>
    public static async Task<IReadOnlyList<string>> MeasureAsync(string scratch, DuckDbProcess? duckDb)
    {
        var plays = new SyntheticPlays(Count);
        var (ours, theirs) = (Path.Combine(scratch, "parquet_ours.parquet"), Path.Combine(scratch, "parquet_theirs.parquet"));
        Write(plays, ours);
        var expected = await PlaysScan.OfAsync(ours);
        var (write, scanOurs, scanTheirs, duck) = (new List<double>(), new List<double>(), new List<double>(), new List<DuckDbParquet>());
        for (var round = 0; round < Rounds; round++)
        {
            if (duckDb is not null)
            {
                duck.Add(Ask(duckDb, ours, theirs, expected));
                scanTheirs.Add(Scan(theirs, expected));
            }

            scanOurs.Add(Scan(ours, expected));
            write.Add(Timing.Of(Runs, () => Write(plays, ours)).Median);
        }

        return
        [
            $"| {Count:N0} plays, five columns, row groups of 122,880 | we | DuckDB, 1 thread | DuckDB / we |",
            "| --- | --- | --- | --- |",
            Row("three sums over our file, ms", scanOurs, [.. duck.Select(d => d.ScanOurs)]),
            Row("three sums over DuckDB's file, ms", scanTheirs, [.. duck.Select(d => d.ScanTheirs)]),
            Row("write with Snappy, ms", write, [.. duck.Select(d => d.Write)]),
            Row("size of the file, MB", [new FileInfo(ours).Length / 1e6], duck.Count == 0 ? [] : [new FileInfo(theirs).Length / 1e6]),
        ];
    }

    private static void Write(SyntheticPlays plays, string path)
    {
        using var file = File.Create(path);
        PlaysFile.Write(plays, file);
    }

    private static double Scan(string path, PlaysScan expected) => Timing.Of(Runs, () =>
    {
        if (PlaysScan.OfAsync(path).GetAwaiter().GetResult() != expected)
        {
            throw new InvalidOperationException($"{path} has other plays.");
        }
    }).Median;

    private static DuckDbParquet Ask(DuckDbProcess duckDb, string ours, string theirs, PlaysScan expected)
    {
        var found = JsonSerializer.Deserialize<DuckDbParquet>(duckDb.RunScript("parquet.mjs", ours, theirs, $"{Runs}"), JsonSerializerOptions.Web)!;
        return found.PlayedAt == $"{expected.PlayedAt}" && found.MsPlayed == $"{expected.MsPlayed}"
            ? found
            : throw new InvalidOperationException($"DuckDB found {found}, we {expected}.");
    }

    private static string Row(string what, IReadOnlyCollection<double> ours, IReadOnlyCollection<double> theirs)
    {
        var we = Median(ours);
        return theirs.Count == 0 ? $"| {what} | {we:0.0} | not installed | |" : $"| {what} | {we:0.0} | {Median(theirs):0.0} | {Median(theirs) / we:0.00} |";
    }

    private static double Median(IReadOnlyCollection<double> values) => values.Count == 0 ? double.NaN : values.Order().ElementAt(values.Count / 2);
}
