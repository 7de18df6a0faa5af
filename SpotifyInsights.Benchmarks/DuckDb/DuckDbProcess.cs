using System.Diagnostics;
using System.Text.Json;

namespace SpotifyInsights.Benchmarks.DuckDb;

/// <summary>DuckDB, from npm, in a process of its own: the neighbour that we measure beside us.</summary>
public sealed class DuckDbProcess
{
    private const string Package = "@duckdb/node-api@1.5.6-r.1";
    private readonly string _folder;

    private DuckDbProcess(string folder) => _folder = folder;

    private static string Scripts => Path.Combine(AppContext.BaseDirectory, "DuckDb");

    /// <summary>Installs DuckDB into <paramref name="toolsFolder"/> unless it is there; null when this machine has no npm.</summary>
    public static DuckDbProcess? Install(string toolsFolder)
    {
        var folder = Path.Combine(toolsFolder, "duckdb-bench");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, "package.json"), """{ "private": true }""");
            if (Run("npm", folder, "install", "--no-audit", "--no-fund", "--save-exact", Package) is null)
            {
                return null;
            }
        }

        return new DuckDbProcess(folder);
    }

    /// <summary>Runs the named queries over <paramref name="plays"/>; <paramref name="runs"/> 0 is one cold run in a new process.</summary>
    public IReadOnlyList<DuckDbTiming> Measure(string plays, int runs, params string[] queries)
    {
        var output = Run(
            "node", _folder, [Path.Combine(Scripts, "bench.mjs"), Path.Combine(Scripts, "queries.sql"), plays, $"{runs}", .. queries])
            ?? throw new InvalidOperationException("DuckDB did not run.");
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<DuckDbTiming>(line, JsonSerializerOptions.Web)!)];
    }

    /// <summary>Runs another script of this folder and gives back what it printed.</summary>
    public string RunScript(string script, params string[] arguments) =>
        Run("node", _folder, [Path.Combine(Scripts, script), .. arguments])
            ?? throw new InvalidOperationException($"DuckDB did not run {script}.");

    private static string? Run(string program, string folder, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            })!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
