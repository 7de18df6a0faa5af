namespace SpotifyInsights.Parquet;

/// <summary>The values of one column in one row group, or in as many rows as the caller likes.</summary>
public abstract class ColumnData
{
    private protected ColumnData(int count)
    {
        Count = count;
    }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>One entry per row, false where the row is null; null when every row has a value.</summary>
    public abstract bool[]? Present { get; }

    /// <summary>Whether the row has no value.</summary>
    public virtual bool IsNull(int row)
    {
        return Present is { } present && !present[row];
    }

    private protected static bool[]? Checked(bool[]? present, int count)
    {
        if (present is not null && present.Length != count)
        {
            throw new ArgumentException($"There are {present.Length} marks of presence for {count} rows.", nameof(present));
        }

        return present;
    }
}
