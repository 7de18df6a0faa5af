using SpotifyInsights.Parquet;

namespace SpotifyInsights.Storage.Tables;

/// <summary>Columns whose rows are rows of other columns, as often and in whatever order.</summary>
internal static class ColumnSpread
{
    /// <summary>The column with a row for each of <paramref name="rows"/>, which say which row of <paramref name="column"/> it is.</summary>
    public static ColumnData Over(ColumnData column, int[] rows) => column switch
    {
        StringColumn texts => texts.Over(rows),
        StringListColumn lists => Lists(lists, rows),
        BooleanColumn flags => new BooleanColumn(Pick(flags.Values, rows), Present(flags, rows)),
        Int32Column numbers => new Int32Column(Pick(numbers.Values, rows), Present(numbers, rows)),
        Int64Column numbers => new Int64Column(Pick(numbers.Values, rows), Present(numbers, rows)),
        DoubleColumn numbers => new DoubleColumn(Pick(numbers.Values, rows), Present(numbers, rows)),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "No rows are taken of such columns."),
    };

    private static T[] Pick<T>(T[] values, int[] rows)
    {
        var picked = GC.AllocateUninitializedArray<T>(rows.Length);
        for (var row = 0; row < rows.Length; row++)
        {
            picked[row] = values[rows[row]];
        }

        return picked;
    }

    private static bool[]? Present(ColumnData column, int[] rows)
    {
        if (column.Present is not { } present)
        {
            return null;
        }

        var picked = Pick(present, rows);
        return picked.AsSpan().Contains(value: false) ? picked : null;
    }

    private static StringListColumn Lists(StringListColumn lists, int[] rows)
    {
        var offsets = new int[rows.Length + 1];
        for (var row = 0; row < rows.Length; row++)
        {
            offsets[row + 1] = offsets[row] + lists.Offsets[rows[row] + 1] - lists.Offsets[rows[row]];
        }

        var items = new int[offsets[^1]];
        for (var row = 0; row < rows.Length; row++)
        {
            lists.Items.Indexes.AsSpan(lists.Offsets[rows[row]]..lists.Offsets[rows[row] + 1]).CopyTo(items.AsSpan(offsets[row]));
        }

        return new StringListColumn(offsets, new StringColumn(lists.Items.Dictionary, items), Present(lists, rows));
    }
}
