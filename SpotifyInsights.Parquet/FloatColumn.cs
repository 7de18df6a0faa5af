namespace SpotifyInsights.Parquet;

/// <summary>A column of <see cref="ParquetType.Float"/>.</summary>
public sealed class FloatColumn : ColumnData
{
    /// <summary>Wraps the arrays without copying them.</summary>
    /// <param name="values">One per row; anything, by convention the default, where the row is null.</param>
    /// <param name="present">False where the row is null; null when every row has a value.</param>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    public FloatColumn(float[] values, bool[]? present = null)
        : base(values?.Length ?? throw new ArgumentNullException(nameof(values)))
    {
        Values = values;
        Present = Checked(present, values.Length);
    }

    /// <summary>One value per row; the default where the row is null.</summary>
    public float[] Values { get; }

    /// <inheritdoc />
    public override bool[]? Present { get; }
}
