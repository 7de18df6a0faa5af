using SpotifyInsights.Benchmarks.DuckDb;
using SpotifyInsights.Benchmarks.Plays;

namespace SpotifyInsights.Benchmarks.Families;

/// <summary>`families`: what each family costs, by itself and beside DuckDB with the same questions over one Parquet file, on one thread both.</summary>
public static class FamilyCosts
{
    /// <summary>The heading that the pages of the families link to.</summary>
    public const string Title = "Metric families";

    /// <summary>What is measured where nobody says.</summary>
    public static readonly IReadOnlyList<int> Counts = [10_000, 100_000, 1_000_000, 5_000_000];

    private const int Runs = 9;

    /// <summary>Above this DuckDB would take minutes.</summary>
    private const int MostBesideDuckDb = 1_000_000;

    // Until the compiler has made its last version of everything, which few plays bring about as well as many.
    private const int WarmUps = 40;
    private const int WarmUpPlays = 100_000;

    public static int Run(string[] counts)
    {
        var scratch = Directory.CreateTempSubdirectory("spotify-insights-bench-").FullName;
        try
        {
            var duckDb = DuckDbProcess.Install(Path.Combine(RepositoryRoot.Find(), ".tools"));
            foreach (var line in Measure(scratch, duckDb, counts.Length == 0 ? Counts : [.. counts.Select(int.Parse)]))
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
        yield return "Whole history, default parameters, one thread, nothing cached but the view in the listener's zone; median (least to most) of nine. DuckDB is asked";
        yield return "the same questions of one Parquet file, warm, on one thread too; chance levels, phases and sentences, which SQL has none of, are ours alone.";
        yield return "";
        yield return "| plays | family | ours, ms | allocated, MB | answer, kB of JSON | DuckDB, 1 thread, ms | DuckDB / ours |";
        yield return "| --- | --- | --- | --- | --- | --- | --- |";
        var attributes = new SyntheticAttributes();
        foreach (var count in counts)
        {
            var plays = new SyntheticPlays(count);
            var view = Family.View(attributes.History(plays));
            var beside = count > MostBesideDuckDb ? null : duckDb;
            FamilyFiles.Write(plays, attributes, scratch);
            var costs = new List<FamilyCost>();
            foreach (var family in Family.All)
            {
                costs.Add(FamilyCost.Of(family, view, Runs, count <= WarmUpPlays ? WarmUps : 0, beside, scratch));
                yield return costs[^1].Line(count);
            }

            yield return FamilyCost.Sum($"**all {costs.Count}**", costs).Line(count);
            foreach (var dear in Family.Dearest)
            {
                yield return FamilyCost.Of(dear, view, Runs, count <= WarmUpPlays ? WarmUps : 0, beside, scratch).Line(count);
            }
        }
    }
}
