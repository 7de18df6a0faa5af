using System.IO.Compression;
using System.IO.Pipelines;
using NodaTime;
using SpotifyInsights.Api.Importing;
using SpotifyInsights.Simulator;
using SpotifyInsights.Simulator.Exports;
using SpotifyInsights.Simulator.Listeners;
using SpotifyInsights.Storage.Imports;
using SpotifyInsights.Storage.Uploads;

namespace SpotifyInsights.Api.Demo;

/// <summary>
/// The demo listener's years before the collection began, through the door that every listener has: a data export of the same simulated life, uploaded and imported
/// by the real code. It ends where the collection begins, so the first page of recent plays tells the last of them again.
/// </summary>
public sealed class DemoExport(UploadStore uploads, Importer importer, ImportStore imports, SpotifySimulation simulation)
{
    private const string UploadId = "demo-export";
    private const string FileName = "my_spotify_data.zip";
    private const string Listener = DemoServices.ListenerId;

    /// <summary>Imports the years before an instant, unless an import is there already.</summary>
    /// <param name="at">When the listener asked Spotify for the export.</param>
    /// <param name="years">How many years of it.</param>
    /// <param name="progress">Hears of the import.</param>
    /// <param name="cancellationToken">Breaks off; the next start begins anew.</param>
    public async Task ImportAsync(Instant at, int years, IProgress<ImportProgress> progress, CancellationToken cancellationToken)
    {
        if (await imports.ListAsync(Listener, cancellationToken).AnyAsync(cancellationToken))
        {
            return;
        }

        // What a start that broke off has left.
        await uploads.EraseAsync(Listener, UploadId, cancellationToken);
        var file = await UploadAsync(at, years, cancellationToken);
        var source = new ImportSource(file.Name, file.Length, _ => Task.FromResult(uploads.Open(Listener, UploadId, 0, file)));
        await importer.ImportAsync(Listener, [source], at, dryRun: false, progress, cancellationToken);
        await uploads.EraseAsync(Listener, UploadId, cancellationToken);
    }

    private async Task<UploadedFile> UploadAsync(Instant at, int years, CancellationToken cancellationToken)
    {
        var options = new ExportOptions
        {
            From = at.InUtc().LocalDateTime.PlusYears(-years).InUtc().ToInstant(),
            To = at,
            Compression = CompressionLevel.Fastest,
        };
        var pipe = new Pipe();
        var life = simulation.FindListener(Listener)!.Life;
        var writing = Task.Run(() => WriteAsync(pipe.Writer, life, options, cancellationToken), CancellationToken.None);
        try
        {
            return await uploads.WriteFileAsync(Listener, UploadId, 0, FileName, pipe.Reader.AsStream(leaveOpen: true), cancellationToken);
        }
        finally
        {
            // A writer that nobody reads from any more must not wait for it.
            await pipe.Reader.CompleteAsync();
            await writing;
        }
    }

    private static async Task WriteAsync(PipeWriter target, ListenerLife life, ExportOptions options, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            await ExportZip.WriteAsync(target.AsStream(leaveOpen: true), life, options, cancellationToken: cancellationToken);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        // The reader sees the end, or what went wrong.
        await target.CompleteAsync(failure);
    }
}
