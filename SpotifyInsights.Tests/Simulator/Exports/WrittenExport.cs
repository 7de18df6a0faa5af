using System.IO.Compression;
using System.Text.Json;
using NodaTime;
using SpotifyInsights.Simulator;
using SpotifyInsights.Simulator.Exports;
using SpotifyInsights.Simulator.Listeners;

namespace SpotifyInsights.Tests.Simulator.Exports;

/// <summary>An export as anybody reads it: by the zip reader and JSON parser of the framework.</summary>
internal sealed class WrittenExport
{
    private WrittenExport(byte[] zip, IReadOnlyList<ExportedFile> told)
    {
        (Zip, Told) = (zip, told);
        using var archive = new ZipArchive(new MemoryStream(zip));
        foreach (var entry in archive.Entries.Where(entry => entry.Name.EndsWith(".json", StringComparison.Ordinal)))
        {
            using var body = entry.Open();
            Files[entry.FullName] = JsonSerializer.Deserialize<JsonElement>(body);
        }

        Names = [.. archive.Entries.Select(entry => entry.FullName)];
    }

    public byte[] Zip { get; }

    /// <summary>What the writer says that it wrote.</summary>
    public IReadOnlyList<ExportedFile> Told { get; }

    public IReadOnlyList<string> Names { get; }

    public Dictionary<string, JsonElement> Files { get; } = new(StringComparer.Ordinal);

    public static ListenerLife Life(string listener = "demo") =>
        new SpotifySimulation(new SimulatorOptions { Since = new LocalDate(2015, 1, 1) }, TimeProvider.System).FindListener(listener)!.Life;

    public static async Task<WrittenExport> OfAsync(ListenerLife life, ExportOptions options)
    {
        using var zip = new MemoryStream();
        var told = await ExportZip.WriteAsync(zip, life, options, keepPlays: true, TestContext.Current.CancellationToken);
        return new WrittenExport(zip.ToArray(), told);
    }

    /// <summary>All rows of the files whose name has this in it, in the order of the files.</summary>
    public List<JsonElement> Rows(string name = "Streaming_History_") =>
        [.. Files.Where(file => file.Key.Contains(name, StringComparison.Ordinal)).SelectMany(file => file.Value.EnumerateArray())];

    /// <summary>Rows of one sort as the writer says it.</summary>
    public int Count(ExportedRowKind kind) => Told.Sum(file => file.Rows.GetValueOrDefault(kind));

    public static string? Text(JsonElement row, string key) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The instant of `ts`; null when it is none.</summary>
    public static Instant? Ts(JsonElement row) =>
        Text(row, "ts") is { } text && NodaTime.Text.InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out var at) ? at : null;
}
