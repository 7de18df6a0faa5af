using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Imports;

/// <summary>A `plays.parquet`, read a month at a time. For several threads; months that follow each other are read fastest.</summary>
public sealed class ImportedPlays
{
    private readonly StoredObject stored;
    private readonly SortedDictionary<YearMonth, (int First, int Count)> months = [];
    private readonly int[] groupStarts;
    private readonly Lock reading = new();
    private (int Group, Func<int, ImportedRow> Rows)? last;

    internal ImportedPlays(StoredObject stored)
    {
        this.stored = stored;
        (Rows, groupStarts) = TableRows.Read(stored, reader =>
        {
            Taken = ReadMonths(reader);
            var starts = new int[reader.RowGroupCount + 1];
            for (var group = 0; group < reader.RowGroupCount; group++)
            {
                starts[group + 1] = starts[group] + reader.RowGroupRowCount(group);
            }

            return (reader.RowCount, starts);
        });
    }

    /// <summary>Rows, refused ones included.</summary>
    public long Rows { get; }

    /// <summary>The months with rows that took part in plays when the file was written, oldest first.</summary>
    public IReadOnlyCollection<YearMonth> Months => months.Keys;

    private int Taken { get; set; }

    /// <summary>The rows of a month, in the order of the file.</summary>
    public IReadOnlyList<ImportedRow> Read(YearMonth month) => months.TryGetValue(month, out var place) ? Read(place.First, place.Count) : [];

    /// <summary>The rows that took no part.</summary>
    public IReadOnlyList<ImportedRow> ReadRefused() => Read(Taken, (int)Rows - Taken);

    // `2016-11/8123 2016-12/7411`: how many rows each month has, one month behind the other.
    private int ReadMonths(ParquetReader reader)
    {
        var text = reader.KeyValues.GetValueOrDefault(ImportedPlaysWriter.MonthsKey) ?? throw new FormatException("the file does not name its months");
        var first = 0;
        foreach (var month in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var slash = month.IndexOf('/', StringComparison.Ordinal);
            var rows = slash < 0 ? throw new FormatException($"`{month}` is no month with its rows") : int.Parse(month[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture);
            months[YearMonthPattern.Iso.Parse(month[..slash]).GetValueOrThrow()] = (first, rows);
            first = checked(first + rows);
        }

        return first <= reader.RowCount ? first : throw new FormatException("the file names more rows than it has");
    }

    private ImportedRow[] Read(int first, int count)
    {
        var rows = new ImportedRow[count];
        lock (reading)
        {
            for (var row = 0; row < count; row++)
            {
                var group = last is { } known && first + row >= groupStarts[known.Group] && first + row < groupStarts[known.Group + 1]
                    ? known
                    : Open(Array.FindLastIndex(groupStarts, start => start <= first + row));
                rows[row] = group.Rows(first + row - groupStarts[group.Group]);
            }
        }

        return rows;
    }

    private (int Group, Func<int, ImportedRow> Rows) Open(int group)
    {
        var opened = (group, TableRows.Read(stored, reader => ImportedPlaysSchema.Reader(new TableRows(reader, group))));
        last = opened;
        return opened;
    }
}
