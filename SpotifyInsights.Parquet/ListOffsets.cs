namespace SpotifyInsights.Parquet;

/// <summary>Where the rows of a list column begin among its items.</summary>
internal static class ListOffsets
{
    /// <summary>An <see cref="ArgumentException"/> unless the offsets rise from 0 to the number of items and null rows have none.</summary>
    public static void Check(int[] offsets, int items, bool[]? present, string parameter)
    {
        if (offsets.Length == 0 || offsets[0] != 0 || offsets[^1] != items)
        {
            throw new ArgumentException($"The offsets must go from 0 to {items}, the number of items.", parameter);
        }

        for (int row = 0; row < offsets.Length - 1; row++)
        {
            int length = offsets[row + 1] - offsets[row];
            if (length < 0 || (length > 0 && present is not null && !present[row]))
            {
                throw new ArgumentException($"Row {row} has {length} items.", parameter);
            }
        }
    }
}
