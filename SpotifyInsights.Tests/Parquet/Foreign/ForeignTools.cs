using System.Collections.Concurrent;
using System.Text.Json;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Parquet.Foreign;

/// <summary>The three foreign implementations, each a script of this folder that can read and write.</summary>
internal static class ForeignTools
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyDictionary<string, byte[]>>>> Written = new(StringComparer.Ordinal);

    /// <summary>The scripts' names.</summary>
    public static TheoryData<string> All { get; } = ["duckdb", "hyparquet", "parquet-wasm"];

    /// <summary>The columns of a file as the tool sees them: text for every value, lists as arrays, null for null.</summary>
    public static async Task<JsonElement> ReadAsync(string tool, string file, CancellationToken cancellationToken)
    {
        string printed = await RunAsync(tool, ["read", file], cancellationToken);
        using var document = JsonDocument.Parse(printed);
        return document.RootElement.Clone();
    }

    /// <summary>By file name and column what DuckDB reads in any files, as text; columns that it cannot read are left out.</summary>
    public static async Task<JsonElement> ValuesAsync(string[] files, CancellationToken cancellationToken)
    {
        using var document = JsonDocument.Parse(await RunAsync("duckdb", ["values", .. files], cancellationToken));
        return document.RootElement.Clone();
    }

    /// <summary>The files that the tool writes by itself, by their names without ending. They are written once for all tests.</summary>
    public static Task<IReadOnlyDictionary<string, byte[]>> WrittenAsync(string tool)
    {
        return Written.GetOrAdd(tool, static t => new Lazy<Task<IReadOnlyDictionary<string, byte[]>>>(() => WriteAsync(t))).Value;
    }

    private static async Task<IReadOnlyDictionary<string, byte[]>> WriteAsync(string tool)
    {
        using var folder = new TemporaryFolder();
        await RunAsync(tool, ["write", folder.Path], CancellationToken.None);
        return Directory.GetFiles(folder.Path).ToDictionary(f => Path.GetFileNameWithoutExtension(f), File.ReadAllBytes);
    }

    /// <summary>Installs the tools and gives back their folder, for <see cref="NodeTools.RunAsync"/>.</summary>
    public static Task<string> InstallAsync()
    {
        return NodeTools.InstallAsync(
            "parquet",
            "@duckdb/node-api@1.5.6-r.1",
            "hyparquet@1.31.5",
            "hyparquet-writer@0.17.0",
            "parquet-wasm@0.8.0",
            "apache-arrow@21.2.0");
    }

    private static async Task<string> RunAsync(string tool, string[] arguments, CancellationToken cancellationToken)
    {
        string folder = await InstallAsync();
        return await NodeTools.RunAsync(folder, $"Parquet/Foreign/{tool}.mjs", arguments, cancellationToken);
    }
}
