using System.IO.Compression;
using NodaTime.Extensions;
using SpotifyInsights.Api.Importing;
using SpotifyInsights.Simulator;
using SpotifyInsights.Simulator.Exports;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Demo;

/// <summary>
/// The demo's other listener: hears little, and other music, of which the demo's reference data know almost nothing. Two years come from a data export of the
/// simulated life, through the real import.
/// </summary>
public sealed class DemoLightListener(Importer importer, ManifestStore manifests, DemoSignIn signIn, SpotifySimulation simulation, TimeProvider time)
{
    /// <summary>Their Spotify id.</summary>
    public const string Id = "light";

    private const int Years = 2;

    /// <summary>Signs them in and imports their export, unless that was done before.</summary>
    public async Task ImportAsync(CancellationToken cancellationToken)
    {
        await signIn.AcceptAsync(simulation, Id, cancellationToken);
        if (await manifests.FindAsync(Id, cancellationToken) is not null)
        {
            return;
        }

        var now = time.GetUtcNow().ToInstant();
        using var zip = new MemoryStream();
        var options = new ExportOptions
        {
            From = now.InUtc().LocalDateTime.PlusYears(-Years).InUtc().ToInstant(),
            To = now,
            Compression = CompressionLevel.Fastest,
        };
        await ExportZip.WriteAsync(zip, simulation.FindListener(Id)!.Life, options, cancellationToken: cancellationToken);
        var bytes = zip.ToArray();
        var source = new ImportSource("my_spotify_data.zip", bytes.Length, _ => Task.FromResult<Stream>(new MemoryStream(bytes, writable: false)));
        await importer.ImportAsync(Id, [source], now, dryRun: false, new Progress<ImportProgress>(), cancellationToken);
    }
}
