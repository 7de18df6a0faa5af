using NodaTime;
using NodaTime.Text;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Imports;

/// <summary>
/// Writes `plays.parquet` a row group at a time: those of each UTC month of the plays' ends, oldest first, and in the last ones the rows that take no part
/// in plays. The same rows in the same order give the same bytes.
/// </summary>
public sealed class ImportedPlaysWriter : IDisposable
{
    internal const string MonthsKey = "months";

    private const int RowGroupRows = 1 << 16;

    private readonly ParquetWriter writer;
    private readonly List<string> months = [];

    /// <summary>Begins a file on a stream, which stays open.</summary>
    public ImportedPlaysWriter(Stream target) => writer = new ParquetWriter(target, ImportedPlaysSchema.Rows.Schema, options: null);

    /// <summary>Adds all rows of a month, or of those that take no part in plays.</summary>
    /// <param name="month">Later than the one before; null for refused rows, which come last.</param>
    /// <param name="rows">The rows.</param>
    public void Add(YearMonth? month, IReadOnlyList<ImportedRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        foreach (var group in rows.Chunk(RowGroupRows))
        {
            ImportedPlaysSchema.Rows.Add(group, writer);
            if (month is not null)
            {
                months.Add(YearMonthPattern.Iso.Format(month.Value));
            }
        }
    }

    /// <summary>Ends the file.</summary>
    public void Complete() => writer.Complete(FileVersion.Stamp(new Dictionary<string, string> { [MonthsKey] = string.Join(' ', months) }));

    /// <summary>Without <see cref="Complete"/> the stream holds no file.</summary>
    public void Dispose() => writer.Dispose();
}
