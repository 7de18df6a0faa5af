namespace SpotifyInsights.Parquet.Writing;

/// <summary>Whether rows rise as a file is to claim.</summary>
internal static class SortedRows
{
    /// <summary>Whether no row stands before one that it should follow, by the first column and, among equals, by the next.</summary>
    public static bool Rise(IReadOnlyList<ColumnData> keys)
    {
        Func<int, int>[] comparisons = [.. keys.Select(WithTheRowBefore)];
        int rows = keys.Count == 0 ? 0 : keys[0].Count;
        for (int row = 1; row < rows; row++)
        {
            int order = 0;
            for (int key = 0; key < comparisons.Length && order == 0; key++)
            {
                order = comparisons[key](row);
            }

            if (order < 0)
            {
                return false;
            }
        }

        return true;
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
