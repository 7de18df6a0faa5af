using SpotifyInsights.Parquet;

namespace SpotifyInsights.Storage.Tables;

/// <summary>Some rows out of many row groups, in any order, column by column: no more than a column of a row group is in memory beside the result.</summary>
internal sealed class PickedRows
{
    private readonly RowPlace[] rows;

    // The places in the result, those of one row group behind each other.
    private readonly int[] byRowGroup;

    public PickedRows(RowPlace[] rows)
    {
        this.rows = rows;
        byRowGroup = [.. Enumerable.Range(0, rows.Length)];
        Array.Sort([.. rows.Select(row => row.RowGroup)], byRowGroup);
    }

    /// <summary>The rows' values of one column.</summary>
    /// <param name="type">The column's type.</param>
    /// <param name="read">Reads the column of a row group; asked once for each that has any of the rows.</param>
    public ColumnData Column(ParquetType type, Func<int, ColumnData> read) => type switch
    {
        ParquetType.String => Texts(read),
        ParquetType.StringList => Lists(read),
        ParquetType.Boolean => Values(read, column => ((BooleanColumn)column).Values, (values, present) => new BooleanColumn(values, present)),
        ParquetType.Int32 => Values(read, column => ((Int32Column)column).Values, (values, present) => new Int32Column(values, present)),
        ParquetType.Int64 or ParquetType.Timestamp => Values(read, column => ((Int64Column)column).Values, (values, present) => new Int64Column(values, present)),
        ParquetType.Double => Values(read, column => ((DoubleColumn)column).Values, (values, present) => new DoubleColumn(values, present)),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No rows are picked of such columns."),
    };

    private StringColumn Texts(Func<int, ColumnData> read)
    {
        var (texts, indexes) = (new TextCollector(), new int[rows.Length]);
        Each(read, (place, column, row) => indexes[place] = NumberOf(texts, (StringColumn)column, row));
        return texts.ToColumn(indexes);
    }

    private StringListColumn Lists(Func<int, ColumnData> read)
    {
        var texts = new TextCollector();
        var lists = new int[]?[rows.Length];
        Each(read, (place, column, row) =>
        {
            var list = (StringListColumn)column;
            if (!list.IsNull(row))
            {
                lists[place] = [.. Enumerable.Range(list.Offsets[row], list.Offsets[row + 1] - list.Offsets[row]).Select(item => NumberOf(texts, list.Items, item))];
            }
        });
        var offsets = new int[rows.Length + 1];
        for (var place = 0; place < lists.Length; place++)
        {
            offsets[place + 1] = offsets[place] + (lists[place]?.Length ?? 0);
        }

        return new StringListColumn(
            offsets,
            texts.ToColumn([.. lists.SelectMany(list => list ?? [])]),
            Array.Exists(lists, list => list is null) ? Array.ConvertAll(lists, list => list is not null) : null);
    }

    private ColumnData Values<T>(Func<int, ColumnData> read, Func<ColumnData, T[]> values, Func<T[], bool[]?, ColumnData> wrap)
        where T : struct
    {
        var (picked, present) = (new T[rows.Length], new bool[rows.Length]);
        Each(read, (place, column, row) => (picked[place], present[place]) = (values(column)[row], !column.IsNull(row)));
        return wrap(picked, present.Contains(value: false) ? present : null);
    }

    private void Each(Func<int, ColumnData> read, Action<int, ColumnData, int> take)
    {
        var rowGroup = -1;
        ColumnData? column = null;
        foreach (var place in byRowGroup)
        {
            if (column is null || rows[place].RowGroup != rowGroup)
            {
                rowGroup = rows[place].RowGroup;
                column = read(rowGroup);
            }

            take(place, column, rows[place].Row);
        }
    }

    private static int NumberOf(TextCollector texts, StringColumn column, int row) =>
        column.Indexes[row] is >= 0 and var text ? texts.Add(column.Utf8(text)) : -1;
}
