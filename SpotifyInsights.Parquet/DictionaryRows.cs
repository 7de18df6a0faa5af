namespace SpotifyInsights.Parquet;

/// <summary>Rows as indexes into a dictionary, -1 for null.</summary>
internal static class DictionaryRows
{
    public static void Check(int[] indexes, int count, string parameter)
    {
        foreach (int index in indexes)
        {
            if (index < -1 || index >= count)
            {
                throw new ArgumentException($"The index {index} lies outside the dictionary of {count} values.", parameter);
            }
        }
    }

    /// <summary>One mark per row, or null when every row has a value.</summary>
    public static bool[]? FindPresent(int[] indexes)
    {
        if (!indexes.AsSpan().Contains(-1))
        {
            return null;
        }

        bool[] found = new bool[indexes.Length];
        for (int row = 0; row < found.Length; row++)
        {
            found[row] = indexes[row] >= 0;
        }

        return found;
    }
}
