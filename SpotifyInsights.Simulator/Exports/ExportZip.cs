using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using SpotifyInsights.Simulator.Catalogue;
using SpotifyInsights.Simulator.Listeners;

namespace SpotifyInsights.Simulator.Exports;

/// <summary>Writes the life of a listener as one of the zips that Spotify sends. Only one file's rows are in memory at a time; the stream need not seek.</summary>
public sealed class ExportZip
{
    private const int RowsPerFlush = 200;

    private readonly ListenerLife life;
    private readonly ExportOptions options;
    private readonly JsonWriterOptions json;

    private ExportZip(ListenerLife life, ExportOptions options)
    {
        this.life = life;
        this.options = options;
        json = new JsonWriterOptions
        {
            Indented = options.IsIndented,
            SkipValidation = true,
            Encoder = options.Form == ExportForm.Endsong ? JavaScriptEncoder.Default : JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
    }

    /// <summary>Writes the zip and says what is in it, file by file. The same life and options give the same bytes.</summary>
    /// <param name="target">Is not closed.</param>
    /// <param name="life">Whose.</param>
    /// <param name="options">What and how.</param>
    /// <param name="keepPlays">Whether <see cref="ExportedFile.Plays"/> is wanted: it holds every play in memory. Empty otherwise.</param>
    /// <param name="cancellationToken">Breaks off; the zip is then no zip.</param>
    public static async Task<IReadOnlyList<ExportedFile>> WriteAsync(
        Stream target, ListenerLife life, ExportOptions options, bool keepPlays = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(life);
        ArgumentNullException.ThrowIfNull(options);
        var archive = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken);
        await using (archive)
        {
            var written = new List<ExportedFile>();
            var zip = new ExportZip(life, options);
            await zip.WriteOthersAsync(archive, cancellationToken);
            foreach (var file in zip.Files())
            {
                written.Add(await zip.WriteAsync(archive, file, keepPlays, cancellationToken));
            }

            return written;
        }
    }

    /// <summary>Files as they are full, in the end those that are not.</summary>
    private IEnumerable<ExportFile> Files()
    {
        var series = ExportSeries.Of(options.Form, life.Script.Id);
        var open = series.Select(each => new ExportFile(each, 0)).ToArray();
        var rows = new ExtendedRows(life.Script.Id, options);
        var overlap = options.IsAccountData ? 0 : Math.Min(options.Quirks.OverlapRows, options.FileRows / 2);
        foreach (var row in new ExportedLife(life, options.Quirks).DaysBetween(options.From, options.To)
            .SelectMany(day => options.IsAccountData ? AccountRows.Of(day) : rows.Of(day)))
        {
            var place = Array.FindIndex(open, file => file.Series.Holds(row));
            if (place < 0)
            {
                continue;
            }

            // A play and its twins stay together.
            if (open[place].Rows.Count >= options.FileRows && !row.IsAfterPlay)
            {
                var full = open[place];
                open[place] = full.Next(overlap);
                yield return full;
            }

            open[place].Add(row);
        }

        foreach (var rest in open.Where(file => file.Rows.Count > 0))
        {
            yield return rest;
        }
    }

    private async Task<ExportedFile> WriteAsync(ZipArchive archive, ExportFile file, bool keepPlays, CancellationToken cancellationToken)
    {
        var isMissing = file.Series.IsMain && options.MissingFiles.Contains(file.Number);
        IReadOnlyList<ExportedPlay> plays = keepPlays ? [.. file.Rows.Select(row => row.Play).OfType<ExportedPlay>().Distinct()] : [];
        var written = new ExportedFile(
            file.Name, isMissing, file.Rows.CountBy(row => row.Kind).ToDictionary(count => count.Key, count => count.Value), plays);
        if (isMissing)
        {
            return written;
        }

        if (!options.IsSorted)
        {
            file.Shuffle(Dice.For(options.Seed, $"{life.Script.Id}/order", file.Number));
        }

        await using var body = await Entry(archive, written.Name).OpenAsync(cancellationToken);
        await using var writer = new Utf8JsonWriter(body, json);
        writer.WriteStartArray();
        for (var i = 0; i < file.Rows.Count; i++)
        {
            file.Series.Writer.Write(writer, file.Rows[i]);
            if (i % RowsPerFlush == 0)
            {
                await writer.FlushAsync(cancellationToken);
            }
        }

        writer.WriteEndArray();
        return written;
    }

    // What else Spotify puts in: nothing of it is a play.
    private async Task WriteOthersAsync(ZipArchive archive, CancellationToken cancellationToken)
    {
        foreach (var (name, text) in OtherFiles.Of(options.Form, life.Script))
        {
            await using var body = await Entry(archive, name).OpenAsync(cancellationToken);
            await body.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
        }
    }

    private ZipArchiveEntry Entry(ZipArchive archive, string name)
    {
        var entry = archive.CreateEntry(name, options.Compression);
        entry.LastWriteTime = Instant.Max(options.To, Instant.FromUtc(1980, 1, 1, 0, 0)).ToDateTimeOffset();
        return entry;
    }
}
