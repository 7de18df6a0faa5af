using System.Globalization;
using System.Text.Json;
using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Aggregation;
using SpotifyInsights.Tests.Parquet.Foreign;
using SpotifyInsights.Tests.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Parquet.Docs;

/// <summary>docs/parquet.md is true: the schemas are those of real files, and DuckDB runs the snippets over them.</summary>
public sealed class ParquetPageTests
{
    private const string UserId = "demo";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Schemas_OfThePage_AreThoseOfTheFiles()
    {
        using var folder = new TemporaryFolder();
        await CollectAsync(folder.Path);

        foreach (IGrouping<string, string> files in PublicFiles(folder.Path).GroupBy(Path.GetFileName, StringComparer.Ordinal)!)
        {
            string name = files.Key switch
            {
                "data.parquet" => "all_recent_tracks.parquet",
                string list when list.StartsWith("top_tracks", StringComparison.Ordinal) => "top_tracks_{short,medium,long}.parquet",
                string list when list.StartsWith("top_artists", StringComparison.Ordinal) => "top_artists_{short,medium,long}.parquet",
                string other => other,
            };
            foreach (string file in files)
            {
                var reader = ParquetReader.Open(await File.ReadAllBytesAsync(file, Token));
                if (name == "all_recent_tracks.parquet")
                {
                    ParquetFiles.Rows(reader, "played_at").Cast<long>().ShouldBeInOrder();
                }

                ParquetPage.ColumnsOf(name).ShouldBe(reader.Schema.Fields.Select(f => $"{f.Name} {SqlType(f.Type)}"), file);
            }
        }
    }

    [Fact]
    public async Task Snippets_OfThePage_AreRunByDuckDb()
    {
        using var folder = new TemporaryFolder();
        IReadOnlyList<MonthEntry> months = await CollectAsync(folder.Path);

        string printed = await NodeTools.RunAsync(
            await ForeignTools.InstallAsync(), "Aggregation/query-duckdb.mjs", [folder.Path, .. ParquetPage.Snippets], Token);

        using var document = JsonDocument.Parse(printed);
        List<JsonElement> answers = [.. document.RootElement.EnumerateArray()];
        answers.Count.ShouldBeGreaterThanOrEqualTo(5);
        answers.ShouldAllBe(rows => rows.GetArrayLength() > 0);
        answers[0].EnumerateArray().Select(row => string.Join(' ', row.EnumerateArray().Take(3)))
            .ShouldBe(months.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Month.Year} {m.Month.Month} {m.Rows}")));
    }

    private static IEnumerable<string> PublicFiles(string folder)
    {
        return Directory.EnumerateFiles(Path.Combine(folder, "data"), "*.parquet", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}versions{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<MonthEntry>> CollectAsync(string folder)
    {
        var clock = new SettableClock(DateTimeOffset.UnixEpoch);
        var objects = new LocalObjectStore(Path.Combine(folder, "data"), clock, new LocalObjectStoreOptions { FlushToDisk = false });
        foreach (Collected input in new RandomLife(21, Instant.FromUtc(2025, 10, 25, 5, 0), days: 12).Inputs)
        {
            await input.PutAsync(objects, UserId, Token);
        }

        await new Aggregator(objects, clock).ApplyAsync(UserId, AggregationKind.Snapshot, Token);
        return (await new ManifestStore(objects).FindAsync(UserId, Token))!.Months;
    }

    private static string SqlType(ParquetType type)
    {
        return type switch
        {
            ParquetType.Boolean => "BOOLEAN",
            ParquetType.Int32 => "INTEGER",
            ParquetType.Int64 => "BIGINT",
            ParquetType.Double => "DOUBLE",
            ParquetType.Timestamp => "TIMESTAMPTZ",
            ParquetType.StringList => "VARCHAR[]",
            _ => "VARCHAR",
        };
    }
}
