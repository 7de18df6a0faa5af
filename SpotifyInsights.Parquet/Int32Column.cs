namespace SpotifyInsights.Parquet;

/// <summary>A column of <see cref="ParquetType.Int32"/>, or of <see cref="ParquetType.Date"/> in days since 1970-01-01.</summary>
public sealed class Int32Column : ColumnData
{
    /// <summary>Wraps the arrays without copying them.</summary>
    /// <param name="values">One per row; anything, by convention the default, where the row is null.</param>
    /// <param name="present">False where the row is null; null when every row has a value.</param>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    public Int32Column(int[] values, bool[]? present = null)
        : base(values?.Length ?? throw new ArgumentNullException(nameof(values)))
    {
        Values = values;
        Present = Checked(present, values.Length);
    }

    /// <summary>One value per row; the default where the row is null.</summary>
    public int[] Values { get; }

    /// <inheritdoc />
    public override bool[]? Present { get; }
}
