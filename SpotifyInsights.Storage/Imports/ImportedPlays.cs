using NodaTime;
using NodaTime.Text;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Imports;

/// <summary>A `plays.parquet`, read a month at a time.</summary>
public sealed class ImportedPlays
{
    private readonly StoredObject stored;
    private readonly YearMonth[] monthOfGroup;
    private readonly int groups;

    internal ImportedPlays(StoredObject stored)
    {
        this.stored = stored;
        (monthOfGroup, groups, Rows) = TableRows.Read(stored, reader => (MonthsOf(reader), reader.RowGroupCount, reader.RowCount));
    }

    /// <summary>Rows, refused ones included.</summary>
    public long Rows { get; }

    /// <summary>The months with rows that took part in plays when the file was written, oldest first.</summary>
    public IReadOnlyList<YearMonth> Months => [.. monthOfGroup.Distinct()];

    /// <summary>The rows of a month, in the order of the file.</summary>
    public IReadOnlyList<ImportedRow> Read(YearMonth month) =>
        ReadGroups(Enumerable.Range(0, monthOfGroup.Length).Where(group => monthOfGroup[group] == month));

    /// <summary>The rows that took no part.</summary>
    public IReadOnlyList<ImportedRow> ReadRefused() => ReadGroups(Enumerable.Range(monthOfGroup.Length, groups - monthOfGroup.Length));

    private static YearMonth[] MonthsOf(ParquetReader reader)
    {
        var text = reader.KeyValues.GetValueOrDefault(ImportedPlaysWriter.MonthsKey) ?? throw new FormatException("the file does not name its months");
        var months = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(month => YearMonthPattern.Iso.Parse(month).GetValueOrThrow()).ToArray();
        return months.Length <= reader.RowGroupCount ? months : throw new FormatException("the file names more months than it has");
    }

    private List<ImportedRow> ReadGroups(IEnumerable<int> wanted) => TableRows.Read(stored, reader =>
    {
        var rows = new List<ImportedRow>();
        foreach (var group in wanted)
        {
            rows.AddRange(new TableRows(reader, group).Select(ImportedPlaysSchema.Reader));
        }

        return rows;
    });
}
