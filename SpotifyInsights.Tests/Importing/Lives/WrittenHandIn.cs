using System.IO.Compression;
using NodaTime;
using SpotifyInsights.Api.Importing;
using SpotifyInsights.Simulator.Exports;
using SpotifyInsights.Simulator.Listeners;

namespace SpotifyInsights.Tests.Importing.Lives;

/// <summary>An export on its way to the importer.</summary>
internal sealed record WrittenHandIn(ExportOptions Options, byte[] Zip, IReadOnlyList<ExportedFile> Files)
{
    public bool IsAccountData => Options.Form is ExportForm.AccountData or ExportForm.OldAccountData;

    public Instant ReceivedAt => Options.To + Duration.FromDays(3);

    /// <summary>The plays that its files hold; what only a missing file holds is not among them.</summary>
    public IEnumerable<ExportedPlay> Plays => Files.Where(file => !file.IsMissing).SelectMany(file => file.Plays).Distinct();

    public static async Task<WrittenHandIn> OfAsync(ListenerLife life, ExportOptions options)
    {
        using var zip = new MemoryStream();
        var files = await ExportZip.WriteAsync(zip, life, options, keepPlays: true, TestContext.Current.CancellationToken);
        return new WrittenHandIn(options, zip.ToArray(), files);
    }

    /// <summary>The zip as it is, or its files one by one, as some users hand them in.</summary>
    public IReadOnlyList<ImportSource> Sources(bool isUnpacked)
    {
        if (!isUnpacked)
        {
            return [ImportRig.Source("my_spotify_data.zip", Zip)];
        }

        using var archive = new ZipArchive(new MemoryStream(Zip));
        return [.. archive.Entries.Where(entry => entry.Name.EndsWith(".json", StringComparison.Ordinal)).Select(entry =>
        {
            using var body = entry.Open();
            using var copy = new MemoryStream();
            body.CopyTo(copy);
            return ImportRig.Source(entry.Name, copy.ToArray());
        })];
    }
}
