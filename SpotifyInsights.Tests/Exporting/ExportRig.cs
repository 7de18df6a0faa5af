using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using SpotifyInsights.Api.Exporting;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Aggregation;
using SpotifyInsights.Tests.Importing;

namespace SpotifyInsights.Tests.Exporting;

/// <summary>What goes out of a store, and what comes back.</summary>
internal static class ExportRig
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<byte[]> ExportAsync(IObjectStore objects, ExportFormat format)
    {
        using var file = new MemoryStream();
        var pipe = PipeWriter.Create(file, new StreamPipeWriterOptions(leaveOpen: true));
        await new HistoryExport(new StoredPlays(objects)).WriteAsync(ListenerRig.UserId, format, pipe, ExcludedMarks.None, Token);
        await pipe.CompleteAsync();
        return file.ToArray();
    }

    public static async Task<string> TextAsync(IObjectStore objects, ExportFormat format) => Encoding.UTF8.GetString(await ExportAsync(objects, format));

    /// <summary>The plays of a store, each with everything that is known of it in one line.</summary>
    public static async Task<IReadOnlyList<string>> PlaysAsync(IObjectStore objects)
    {
        var plays = new List<string>();
        await foreach (var month in new StoredPlays(objects).ReadAsync(ListenerRig.UserId, Token))
        {
            plays.AddRange(month.Select(play => $"{play.PlayedAtMs} {play.MsPlayed} {play.IsEstimated} {play.Sources} {play.ContextType} {play.ContextUri} {play.Circumstances} {JsonSerializer.Serialize(play.Track)}"));
        }

        return plays;
    }

    /// <summary>Exports and hands the file in to a listener who has nothing.</summary>
    public static async Task<ImportRig> MovedAsync(IObjectStore objects)
    {
        var other = new ImportRig();
        await other.ImportAsync("listening-history.json", await ExportAsync(objects, ExportFormat.Json));
        return other;
    }
}
