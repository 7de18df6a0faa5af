using SpotifyInsights.Parquet;

namespace SpotifyInsights.Tests.Parquet;

/// <summary>Short ways to write and read files in memory.</summary>
internal static class ParquetFiles
{
    public static byte[] Write(
        ParquetSchema schema,
        IEnumerable<IReadOnlyList<ColumnData>> rowGroups,
        ParquetWriteOptions? options = null,
        IReadOnlyDictionary<string, string>? keyValues = null)
    {
        using var stream = new MemoryStream();
        using var writer = new ParquetWriter(stream, schema, options);
        foreach (IReadOnlyList<ColumnData> columns in rowGroups)
        {
            writer.WriteRowGroup(columns);
        }

        writer.Complete(keyValues);
        return stream.ToArray();
    }

    public static byte[] Write(ParquetType type, bool isOptional, ColumnData column, ParquetWriteOptions? options = null)
    {
        return Write(new ParquetSchema([new ParquetField("x", type, isOptional)]), [[column]], options);
    }

    /// <summary>The rows of a column of all row groups, null where they are null; lists as arrays.</summary>
    public static List<object?> Rows(ParquetReader reader, string column)
    {
        var rows = new List<object?>();
        for (int group = 0; group < reader.RowGroupCount; group++)
        {
            rows.AddRange(Rows(reader.ReadColumn(group, column)));
        }

        return rows;
    }

    public static IEnumerable<object?> Rows(ColumnData column)
    {
        for (int row = 0; row < column.Count; row++)
        {
            yield return column.IsNull(row) ? null : Value(column, row);
        }
    }

    private static object? Value(ColumnData column, int row)
    {
        return column switch
        {
            BooleanColumn c => c.Values[row],
            Int32Column c => c.Values[row],
            Int64Column c => c.Values[row],
            FloatColumn c => c.Values[row],
            DoubleColumn c => c.Values[row],
            StringColumn c => c[row],
            StringListColumn c => c[row],
            BytesColumn c => c[row],
            DecimalColumn c => c[row],
            ListColumn c => Rows(c.Items).Take(c.Offsets[row]..c.Offsets[row + 1]).ToArray(),
            _ => throw new ArgumentException(column.GetType().Name, nameof(column)),
        };
    }
}
