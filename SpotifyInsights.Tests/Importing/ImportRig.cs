using System.IO.Compression;
using System.Text;
using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Api.Importing;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Imports;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Aggregation;

namespace SpotifyInsights.Tests.Importing;

/// <summary>A listener who hands exports in.</summary>
internal sealed class ImportRig
{
    public static readonly Instant ReceivedAt = Instant.FromUtc(2026, 1, 10, 9, 0);

    public ListenerRig Listener { get; } = new();

    public ImportLimits Limits { get; init; } = ImportLimits.Default;

    /// <summary>What the importer sees of the store; null: the store itself.</summary>
    public IObjectStore? Seen { get; init; }

    public IProgress<ImportProgress> Progress { get; init; } = new Silence();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public Task<ImportResult> ImportAsync(string name, string content) => ImportAsync([Source(name, Encoding.UTF8.GetBytes(content))]);

    public Task<ImportResult> ImportAsync(string name, byte[] content) => ImportAsync([Source(name, content)]);

    public Task<ImportResult> ImportAsync(IReadOnlyList<ImportSource> sources, bool dryRun = false, Instant? receivedAt = null, CancellationToken? cancellationToken = null) =>
        Create().ImportAsync(ListenerRig.UserId, sources, receivedAt ?? ReceivedAt, dryRun, Progress, cancellationToken ?? Token);

    public Importer Create()
    {
        var objects = Seen ?? Listener.Memory;
        return new Importer(new ImportStore(objects), new Aggregator(objects, Listener.Clock), Listener.Clock, Limits);
    }

    public Task<ImportUndone> UndoAsync(string importId)
    {
        var objects = Seen ?? Listener.Memory;
        return new ImportUndo(new ImportStore(objects), new ManifestStore(objects), new Aggregator(objects, Listener.Clock)).UndoAsync(ListenerRig.UserId, importId, Token);
    }

    /// <summary>The rows that the store holds of an import, those that take no part last.</summary>
    public async Task<IReadOnlyList<ImportedRow>> RowsAsync(string importId)
    {
        var plays = (await new ImportStore(Listener.Memory).FindPlaysAsync(ListenerRig.UserId, importId, Token))!;
        return [.. plays.Months.SelectMany(plays.Read), .. plays.ReadRefused()];
    }

    /// <summary>The plays, each in one line: end, milliseconds heard, title, artist.</summary>
    public async Task<IReadOnlyList<string>> PlaysAsync() =>
        [.. (await Listener.WitnessesAsync())
            .GroupBy(row => row.Month, row => row.Witness)
            .OrderBy(month => month.Key)
            .SelectMany(month => PlayMerger.MergeMonth(month.Key, month, previousEnd: null))
            .Select(play => $"{play.PlayedAt} {play.MsPlayed} {play.Track.TrackName} {play.Track.ArtistName}")];

    /// <summary>Everything that lies in the store, by key.</summary>
    public async Task<SortedDictionary<string, string>> ObjectsAsync()
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await foreach (var listed in Listener.Memory.ListAsync("", startAfter: null, Token))
        {
            all[listed.Key] = ContentHash.Of((await Listener.Memory.GetAsync(listed.Key, Token))!.Content.Span);
        }

        return all;
    }

    public static ImportSource Source(string name, byte[] content) =>
        new(name, content.Length, _ => Task.FromResult<Stream>(new MemoryStream(content, writable: false)));

    public static ImportSource Source(string name, string content) => Source(name, Encoding.UTF8.GetBytes(content));

    public static byte[] Zip(params IEnumerable<(string Path, string Content)> entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in entries)
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return file.ToArray();
    }

    private sealed class Silence : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
        }
    }
}
