using SpotifyInsights.Api.Importing.Rows;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Imports;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Api.Importing;

/// <summary>Writes the rows of an upload as the import's `plays.parquet`, a row group at a time.</summary>
internal sealed class RowsFile
{
    private readonly RowTexts texts;
    private readonly ImportedPlaysWriter writer;
    private readonly SpooledRow[] pending = new SpooledRow[ImportedPlaysWriter.RowGroupRows];
    private int count;

    private RowsFile(RowTexts texts, ImportedPlaysWriter writer) => (this.texts, this.writer) = (texts, writer);

    /// <summary>Writes the file.</summary>
    /// <param name="spool">The rows, each month in order.</param>
    /// <param name="texts">What their numbers stand for.</param>
    /// <param name="target">Where to.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static void Write(RowSpool spool, RowTexts texts, Stream target, CancellationToken cancellationToken)
    {
        using var plays = new ImportedPlaysWriter(target);
        var file = new RowsFile(texts, plays);
        foreach (var month in spool.Months.Where(month => month != RowSpool.Refused))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rows = spool.Read(month);
            plays.NoteMonth(MonthNumber.ToMonth(month), rows.Length);
            file.Add(rows);
        }

        file.Add(spool.Read(RowSpool.Refused));
        file.WritePending();
        plays.Complete();
    }

    private void Add(ReadOnlySpan<SpooledRow> rows)
    {
        while (!rows.IsEmpty)
        {
            var fitting = rows[..Math.Min(rows.Length, pending.Length - count)];
            fitting.CopyTo(pending.AsSpan(count));
            count += fitting.Length;
            rows = rows[fitting.Length..];
            if (count == pending.Length)
            {
                WritePending();
            }
        }
    }

    private void WritePending()
    {
        var rows = pending.AsSpan(0, count);
        var (tracks, manners, fates) = (new PartNumbers(texts.Tracks.Length, count), new PartNumbers(texts.Manners.Length, count), new PartNumbers(Fate.Count, count));
        for (var row = 0; row < rows.Length; row++)
        {
            tracks.Add(row, rows[row].Track);
            manners.Add(row, rows[row].Manner);
            fates.Add(row, Fate.Of(rows[row]));
        }

        writer.Write(new ImportedRowGroup
        {
            PlayedAtMs = Numbers(rows, static row => row.PlayedAt),
            HeardMs = Numbers(rows, static row => row.HeardMs),
            OfflineAtMs = Numbers(rows, static row => row.OfflineAt),
            Tracks = new SharedParts<ReportedTrack>([.. tracks.Parts.Select(track => texts.Tracks[track].Track)], tracks.NumberOfRow),
            Contexts = [.. tracks.Parts.Select(track => (texts.Tracks[track].ContextType, texts.Tracks[track].ContextUri))],
            Manners = new SharedParts<ImportedRow>([.. manners.Parts.Select(manner => Row(texts.Manners[manner]))], manners.NumberOfRow),
            Fates = new SharedParts<ImportedRow>([.. fates.Parts.Select(Fate.ToRow)], fates.NumberOfRow),
        });
        count = 0;
    }

    private static Int64Column Numbers(ReadOnlySpan<SpooledRow> rows, Func<SpooledRow, long> number)
    {
        var (values, present) = (new long[rows.Length], new bool[rows.Length]);
        for (var row = 0; row < values.Length; row++)
        {
            var told = number(rows[row]);
            (values[row], present[row]) = told == SpooledRow.None ? (0, false) : (told, true);
        }

        return new Int64Column(values, present);
    }

    private static ImportedRow Row(MannerText manner) => new()
    {
        Kind = WitnessKind.Export,
        PlayedAt = null,
        Track = Fate.Nothing,
        Circumstances = manner.Circumstances,
        Country = manner.Country,
        Platform = manner.Platform,
    };
}
