using NodaTime;

namespace SpotifyInsights.Simulator.Exports;

/// <summary>`export`: writes the zip of a listener into a file and ends.</summary>
public static class ExportCommand
{
    /// <summary>The verb.</summary>
    public const string Name = "export";

    /// <summary>0: written; 2: the command line cannot be read, and the output says why.</summary>
    public static async Task<int> RunAsync(string[] args, SimulatorOptions simulator, TimeProvider time, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(output);
        var given = new ConfigurationBuilder().AddCommandLine(args[1..]).Build();
        var simulation = new SpotifySimulation(simulator, time);
        var options = ExportRequest.Read(name => given[name], Instant.FromDateTimeOffset(time.GetUtcNow()), out var mistake);
        var listener = simulation.FindListener(given["listener"] ?? "demo");
        if (options is null || listener is null)
        {
            await output.WriteLineAsync(listener is null ? $"No listener '{given["listener"]}'." : mistake);
            await output.WriteLineAsync("export [--listener demo] [--form ExtendedHistory] [--years 10 | --from 2016-01-01] [--to 2026-01-01] [--seed 1] [--indented true] [--sorted true] [--missing 1,2] [--out my_spotify_data.zip]");
            return 2;
        }

        var path = given["out"] ?? "my_spotify_data.zip";
        await using var file = File.Create(path);
        var files = await ExportZip.WriteAsync(file, listener.Life, options);
        await output.WriteLineAsync($"{path}: {files.Sum(each => each.Rows.Values.Sum())} rows in {files.Count(each => !each.IsMissing)} files, {file.Length} bytes.");
        return 0;
    }
}
