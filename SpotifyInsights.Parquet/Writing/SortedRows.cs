namespace SpotifyInsights.Parquet.Writing;

/// <summary>Whether rows rise as a file is to claim.</summary>
internal static class SortedRows
{
    /// <summary>The first row that should stand before the row above it, or -1.</summary>
    public static int FirstOutOfOrder(IReadOnlyList<ColumnData> keys)
    {
        Func<int, int>[] comparisons = [.. keys.Select(WithTheRowBefore)];
        for (int row = 1; row < keys[0].Count; row++)
        {
            int order = 0;
            for (int key = 0; key < comparisons.Length && order == 0; key++)
            {
                order = comparisons[key](row);
            }

            if (order < 0)
            {
                return row;
            }
        }

        return -1;
    }

    /// <summary>Whether there is an order of such columns.</summary>
    public static bool CanBeKey(ParquetType type)
    {
        return type is ParquetType.Int32 or ParquetType.Int64 or ParquetType.Date or ParquetType.Timestamp or ParquetType.String;
    }

    private static Func<int, int> WithTheRowBefore(ColumnData column)
    {
        Func<int, int> compare = column switch
        {
            Int32Column c => row => c.Values[row].CompareTo(c.Values[row - 1]),
            Int64Column c => row => c.Values[row].CompareTo(c.Values[row - 1]),
            StringColumn c => row => c.Indexes[row] == c.Indexes[row - 1] ? 0 : CompareUtf8(c[row]!, c[row - 1]!),
            _ => throw new ArgumentException($"There is no order of a {column.GetType().Name}.", nameof(column)),
        };
        return row => (column.IsNull(row), column.IsNull(row - 1)) switch
        {
            (false, false) => compare(row),
            (true, true) => 0,
            (true, false) => 1,
            _ => -1,
        };
    }

    private static int CompareUtf8(string one, string other)
    {
        return System.Text.Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(other));
    }
}
