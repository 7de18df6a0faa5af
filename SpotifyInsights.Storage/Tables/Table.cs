using SpotifyInsights.Parquet;

namespace SpotifyInsights.Storage.Tables;

/// <summary>The columns of one kind of file, in their order, and how rows become such a file.</summary>
internal sealed class Table<TRow>(IReadOnlyList<Column<TRow>> columns)
{
    private const int LongestExpected = 1 << 20;

    private int expectedLength;

    public IReadOnlyList<Column<TRow>> Columns => columns;

    public ParquetSchema Schema { get; } = new([.. columns.Select(column => column.Field)]);

    /// <summary>Writes some rows, one column in memory at a time.</summary>
    public void Add(IReadOnlyList<TRow> rows, ParquetWriter writer) => Add(rows.Count, column => column.Fill(rows), writer);

    /// <summary>As <see cref="Add(IReadOnlyList{TRow}, ParquetWriter)"/>, of rows that fill their columns themselves.</summary>
    public void Add(int rows, Func<Column<TRow>, ColumnData> fill, ParquetWriter writer) => writer.WriteRowGroup(rows, place => fill(columns[place]));

    /// <summary>A whole file: one row group for each list of rows, and none for an empty file.</summary>
    public ReadOnlyMemory<byte> Write(IReadOnlyList<IReadOnlyList<TRow>> rowGroups, IReadOnlyDictionary<string, string>? keyValues = null) =>
        Write([.. rowGroups.Select<IReadOnlyList<TRow>, (int, Func<Column<TRow>, ColumnData>)>(rows => (rows.Count, column => column.Fill(rows)))], keyValues);

    /// <summary>As <see cref="Write(IReadOnlyList{IReadOnlyList{TRow}}, IReadOnlyDictionary{string, string}?)"/>, of row groups that fill their columns themselves.</summary>
    public ReadOnlyMemory<byte> Write(IReadOnlyList<(int Rows, Func<Column<TRow>, ColumnData> Fill)> rowGroups, IReadOnlyDictionary<string, string>? keyValues)
    {
        using var file = new MemoryStream(Volatile.Read(ref expectedLength));
        using var writer = new ParquetWriter(file, Schema, options: null);
        foreach (var (rows, fill) in rowGroups)
        {
            Add(rows, fill, writer);
        }

        writer.Complete(FileVersion.Stamp(keyValues));

        // Files of one kind are about as long as each other: the next one's memory need not grow in steps.
        Volatile.Write(ref expectedLength, (int)Math.Min(file.Length + (file.Length / 8), LongestExpected));
        return file.GetBuffer().AsMemory(0, (int)file.Length);
    }
}
