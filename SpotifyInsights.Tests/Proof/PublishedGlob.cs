using System.Text.Json;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Parquet.Foreign;
using SpotifyInsights.Tests.Spotify;
using SpotifyInsights.Tests.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Proof;

/// <summary>
/// What DuckDB reads over the published months. The files are copied as they lie at a moment, and all moments are asked about in one run of DuckDB:
/// starting it each time would take most of the time.
/// </summary>
public sealed class PublishedGlob : IDisposable
{
    private readonly ScratchFolder folder = new();
    private int moments;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Keeps the files of this moment; returns its number. Null when nothing is published.</summary>
    public async Task<int?> KeepAsync(IObjectStore objects)
    {
        var months = Keys.MonthsOfRecentTracksFolder(SpotifyHost.UserId);
        var any = false;
        await foreach (var listed in objects.ListAsync(months, startAfter: null, Cancel))
        {
            var path = folder[$"{moments}/{listed.Key[months.Length..]}"];
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, (await objects.GetAsync(listed.Key, Cancel))!.Content, Cancel);
            any = true;
        }

        return any ? moments++ : null;
    }

    /// <summary>For every moment kept: a line for each month, made of its rows and of all their values.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> ReadAsync()
    {
        var queries = Enumerable.Range(0, moments).Select(moment =>
            $"""
            SELECT year::INT, month::INT, count(*), sum(hash(plays))::VARCHAR
            FROM read_parquet('{moment}/year=*/month=*/data.parquet', hive_partitioning = true) AS plays GROUP BY ALL ORDER BY ALL
            """);
        var printed = await NodeTools.RunAsync(await ForeignTools.InstallAsync(), "Aggregation/query-duckdb.mjs", [folder.Path, .. queries], Cancel);
        using var document = JsonDocument.Parse(printed);
        return [.. document.RootElement.EnumerateArray().Select(IReadOnlyList<string> (rows) => [.. rows.EnumerateArray().Select(row => row.ToString())])];
    }

    public void Dispose() => folder.Dispose();
}
