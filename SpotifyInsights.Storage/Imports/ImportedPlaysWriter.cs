using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Imports;

/// <summary>
/// Writes `plays.parquet`: the rows of each UTC month of the plays' ends, oldest first, and behind them those that take no part in plays. A row group holds several
/// months, because months of one listener share their texts; where each month lies stands in the key-values. The same rows in the same order give the same bytes.
/// </summary>
public sealed class ImportedPlaysWriter : IDisposable
{
    internal const string MonthsKey = "months";

    /// <summary>Rows of a row group; only the last one may have fewer.</summary>
    public const int RowGroupRows = 1 << 16;

    private readonly ParquetWriter writer;
    private readonly List<ImportedRow> pending = [];
    private readonly List<string> months = [];

    /// <summary>Begins a file on a stream, which stays open.</summary>
    public ImportedPlaysWriter(Stream target) => writer = new ParquetWriter(target, ImportedPlaysSchema.Rows.Schema, options: null);

    /// <summary>Adds all rows of a month, or of those that take no part in plays.</summary>
    /// <param name="month">Later than the one before; null for refused rows, which come last.</param>
    /// <param name="rows">The rows.</param>
    public void Add(YearMonth? month, IReadOnlyCollection<ImportedRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        NoteMonth(month, rows.Count);

        foreach (var row in rows)
        {
            pending.Add(row);
            if (pending.Count == RowGroupRows)
            {
                WritePending();
            }
        }
    }

    /// <summary>Notes where the rows of a month lie, for whoever writes them by <see cref="Write"/>.</summary>
    /// <param name="month">Later than the one before; null for refused rows, which come last.</param>
    /// <param name="rows">How many the month has.</param>
    public void NoteMonth(YearMonth? month, int rows)
    {
        if (month is not null && rows > 0)
        {
            months.Add($"{YearMonthPattern.Iso.Format(month.Value)}/{rows.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    /// <summary>Writes rows: <see cref="RowGroupRows"/> of them, or the last ones of the file. Not to be mixed with <see cref="Add"/>.</summary>
    public void Write(ImportedRowGroup rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ImportedPlaysSchema.Rows.Add(rows.Count, rows.Fill, writer);
    }

    /// <summary>Ends the file.</summary>
    public void Complete()
    {
        WritePending();
        writer.Complete(FileVersion.Stamp(new Dictionary<string, string> { [MonthsKey] = string.Join(' ', months) }));
    }

    /// <summary>Without <see cref="Complete"/> the stream holds no file.</summary>
    public void Dispose() => writer.Dispose();

    private void WritePending()
    {
        // A list of its own each time: what rows share is remembered by list.
        ImportedPlaysSchema.Rows.Add([.. pending], writer);
        pending.Clear();
    }
}
