using SpotifyInsights.Api.Importing.Files;
using SpotifyInsights.Api.Importing.Rows;
using SpotifyInsights.Api.Importing.Scrobbles;
using SpotifyInsights.Api.Importing.Spotify;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Api.Importing;

/// <summary>Reads files one after the other with whatever reader their content asks for. For one thread.</summary>
internal sealed class FileReading(ReadRows rows, ReadingProgress progress)
{
    private readonly RowSink sink = new(rows);

    /// <summary>Nothing follows.</summary>
    public void Complete() => sink.Complete();

    /// <summary>Reads a file whole.</summary>
    /// <param name="number">Its number in the upload.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was counted; null when the content is of no known form.</returns>
    /// <exception cref="ImportRefusedException">The upload as a whole cannot be read.</exception>
    public async Task<FileTally?> ReadAsync(int number, ImportFile file, CancellationToken cancellationToken)
    {
        progress.Begin(file.Name);
        using var feed = new ByteFeed(await file.OpenAsync(cancellationToken), file.Name, progress.Read);
        await feed.FillAsync(cancellationToken);
        if (ZipSignature.Begins(feed.Span))
        {
            throw new ImportRefusedException(
                ImportRefusal.NestedZip, file.Name, "There is a zip inside the zip. Unpack the outer one and hand in what was inside.");
        }

        if (FormatRecognition.Of(feed.Span, feed.IsLast) is not { } format)
        {
            await SkipAsync(feed, cancellationToken);
            return null;
        }

        var tally = new FileTally(file.Name, format, SeriesOfFiles.IsVideo(file.Name));
        sink.Begin(number, tally);
        switch (format)
        {
            case ImportFormat.LastFmCsv:
                await ReadCsvAsync(file, LastFmCsvLayout.Find(feed.Span)!, cancellationToken);
                break;
            case ImportFormat.ExtendedHistory or ImportFormat.Endsong:
                await new SpotifyHistoryReader(feed, sink, new ExtendedRows()).ReadAsync(cancellationToken);
                break;
            case ImportFormat.AccountData:
                await new SpotifyHistoryReader(feed, sink, new AccountRows()).ReadAsync(cancellationToken);
                break;
            default:
                await new ScrobbleReader(feed, sink, RowsOf(format)).ReadAsync(cancellationToken);
                break;
        }

        progress.AddRows(tally.Rows);
        return tally;
    }

    private static IScrobbleRows RowsOf(ImportFormat format) => format switch
    {
        ImportFormat.ListenBrainz => new ListenBrainzRows(),
        ImportFormat.Maloja => new MalojaRows(),
        ImportFormat.LastFmJson => new LastFmRows(),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "These are no scrobbles in JSON."),
    };

    // Its checksum is looked at all the same: a damaged zip is refused whatever the damaged file is.
    private static async Task SkipAsync(ByteFeed feed, CancellationToken cancellationToken)
    {
        while (!feed.IsLast)
        {
            feed.Advance(feed.Span.Length);
            await feed.FillAsync(cancellationToken);
        }
    }

    private async Task ReadCsvAsync(ImportFile file, LastFmCsvLayout layout, CancellationToken cancellationToken)
    {
        await using var stream = await file.OpenAsync(cancellationToken);
        await new LastFmCsvReader(stream, file.Name, layout, sink).ReadAsync(cancellationToken);
    }
}
