using System.Text.Json;
using SpotifyInsights.Api.Json;
using SpotifyInsights.Benchmarks.DuckDb;
using SpotifyInsights.Benchmarks.Plays;

namespace SpotifyInsights.Benchmarks.Families;

/// <summary>`families`: what each family costs, by itself and beside DuckDB with the same questions over one Parquet file, on one thread both.</summary>
public static class FamilyCosts
{
    private const int Runs = 9;

    // Until the compiler has made its last version of everything.
    private const int WarmUps = 40;

    public static int Run(string[] counts)
    {
        var scratch = Directory.CreateTempSubdirectory("spotify-insights-bench-").FullName;
        try
        {
            var duckDb = DuckDbProcess.Install(Path.Combine(RepositoryRoot.Find(), ".tools"));
            foreach (var line in Measure(scratch, duckDb, counts.Length == 0 ? [10_000, 100_000, 1_000_000] : [.. counts.Select(int.Parse)]))
            {
                Console.WriteLine(line);
            }

            return 0;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>A table of Markdown.</summary>
    public static IEnumerable<string> Measure(string scratch, DuckDbProcess? duckDb, IReadOnlyList<int> counts)
    {
        yield return "| plays | family | ours, ms | allocated, MB | answer, kB of JSON | DuckDB, 1 thread, ms | DuckDB / ours |";
        yield return "| --- | --- | --- | --- | --- | --- | --- |";
        var json = new JsonSerializerOptions();
        ApiJson.Configure(json);
        var attributes = new SyntheticAttributes();
        foreach (var count in counts)
        {
            var plays = new SyntheticPlays(count);
            var view = Family.View(attributes.History(plays));
            FamilyFiles.Write(plays, attributes, scratch);
            foreach (var family in Family.All)
            {
                for (var i = 0; i < WarmUps; i++)
                {
                    family.Calculate(Family.Slice(view));
                }

                var ours = Timing.Of(Runs, () => family.Calculate(Family.Slice(view)));
                var before = GC.GetAllocatedBytesForCurrentThread();
                var answer = family.Calculate(Family.Slice(view));
                var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                var bytes = JsonSerializer.SerializeToUtf8Bytes(answer, json).Length;
                var theirs = duckDb is null ? null : FamilyFiles.Ask(duckDb, scratch, family.Name);
                yield return $"| {count:N0} | {family.Name} | {ours} | {allocated / 1e6:0.00} | {bytes / 1e3:N0} "
                    + $"| {(theirs is null ? "" : $"{theirs.Value:N0}")} | {(theirs is null ? "" : $"{theirs.Value / ours.Median:0.0}x")} |";
            }
        }
    }
}
