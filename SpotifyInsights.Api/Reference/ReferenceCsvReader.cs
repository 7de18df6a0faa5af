using CsvHelper;
using SpotifyInsights.Storage.Reference;

namespace SpotifyInsights.Api.Reference;

/// <summary>
/// Reads the CSV form of the reference data set: columns in any order, separated by comma, semicolon, tab or bar, in UTF-8 or (with a byte order mark)
/// UTF-16. Holds one row at a time.
/// </summary>
internal static class ReferenceCsvReader
{
    /// <summary>No row of the set is a hundredth as long; a quote that is never closed must not swallow the file into memory.</summary>
    public const int MaxRowBytes = 1 << 20;

    private const byte LineFeed = (byte)'\n';
    private const byte CarriageReturn = (byte)'\r';

    public static async Task<ReadReference> ReadAsync(Stream file, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var read = new ReadReference("csv");
        await using var watched = new WatchedStream(file, progress);
        CsvMalformedRecord? malformed = null;
        var options = new CsvReaderOptions
        {
            MaxRecordSize = MaxRowBytes,
            TrackLineNumbers = true,
            PoolStrings = true,
            OnMalformedRecord = record => malformed = record,
        };
        await using var csv = CsvReader.Create(watched, options, leaveOpen: true);
        try
        {
            await csv.ReadHeaderAsync(cancellationToken);
            var header = ReferenceHeader.Of(csv.Headers);
            (read.IgnoredColumns, read.Separator) = (header.Ignored, csv.Separator.ToString());
            var cells = new CsvCells(csv, header.Places);
            ReferenceFault? cut = null;
            while (await csv.ReadAsync(cancellationToken))
            {
                cut = WrongShape(csv, malformed);
                malformed = null;
                if (cut is null)
                {
                    read.Add(csv.LineNumber, cells);
                }
                else
                {
                    read.Refuse(cut);
                }
            }

            CheckEnd(watched, read, cut, csv.LineNumber);
        }
        catch (CsvFormatException exception)
        {
            throw new ReferenceRefusedException(
                new(Math.Max(1, exception.LineNumber), null, $"A row is longer than {MaxRowBytes:N0} bytes: a quote is not closed, or the file is no CSV file."), exception);
        }

        read.Complete();
        return read;
    }

    private static ReferenceFault? WrongShape(CsvReader csv, CsvMalformedRecord? malformed) => malformed?.Reason switch
    {
        CsvMalformedReason.UnterminatedQuote => new(csv.LineNumber, csv.Headers[Math.Min(csv.FieldCount, csv.Headers.Count) - 1], "A quote is opened and never closed."),
        CsvMalformedReason.TextAfterClosingQuote => new(csv.LineNumber, null, "Text follows a closing quote; a quote within a quoted value is written twice."),
        _ when csv.FieldCount != csv.Headers.Count => new(
            csv.LineNumber,
            csv.FieldCount < csv.Headers.Count ? csv.Headers[csv.FieldCount] : null,
            $"The row has {csv.FieldCount} columns, the header {csv.Headers.Count}."),
        _ => null,
    };

    /// <summary>A file that ends within its last row was cut off: who knows what else is missing.</summary>
    private static void CheckEnd(WatchedStream file, ReadReference read, ReferenceFault? cut, long line)
    {
        if (file.LastByte is LineFeed or CarriageReturn)
        {
            return;
        }

        if (cut is not null)
        {
            throw new ReferenceRefusedException(cut with { Reason = $"The file is cut off: it ends within this row. {cut.Reason}" });
        }

        read.Notes.Add(FormattableString.Invariant($"The file does not end with a line break: the last value of its last row may be cut off, and so may rows after it."));
    }
}
