namespace SpotifyInsights.Parquet;

/// <summary>A column of <see cref="ParquetType.Decimal"/>: whole numbers, each to be divided by ten to the power of <see cref="Scale"/>.</summary>
public sealed class DecimalColumn : ColumnData
{
    /// <summary>Wraps the arrays without copying them.</summary>
    /// <param name="values">One per row, without their decimal point; anything, by convention 0, where the row is null.</param>
    /// <param name="scale">How many of the digits stand behind the decimal point, 0 to 38.</param>
    /// <param name="present">False where the row is null; null when every row has a value.</param>
    /// <exception cref="ArgumentException">The arrays differ in length, or the scale is out of its range.</exception>
    public DecimalColumn(Int128[] values, int scale, bool[]? present = null)
        : base(values?.Length ?? throw new ArgumentNullException(nameof(values)))
    {
        ArgumentOutOfRangeException.ThrowIfNegative(scale);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, MaxDigits);
        Values = values;
        Scale = scale;
        Present = Checked(present, values.Length);
    }

    /// <summary>The most digits a number may have: so many always fit into 128 bits.</summary>
    public const int MaxDigits = 38;

    /// <summary>One whole number per row; 0 where the row is null.</summary>
    public Int128[] Values { get; }

    /// <summary>How many digits of a number stand behind the decimal point.</summary>
    public int Scale { get; }

    /// <inheritdoc />
    public override bool[]? Present { get; }

    /// <summary>The number of a row as text with all digits of its scale, such as `-0.50`, or null.</summary>
    public string? this[int row]
    {
        get
        {
            if (IsNull(row))
            {
                return null;
            }

            string digits = Values[row].ToString();
            string sign = Values[row] < 0 ? "-" : string.Empty;
            digits = digits[sign.Length..].PadLeft(Scale + 1, '0');
            return Scale == 0 ? sign + digits : $"{sign}{digits[..^Scale]}.{digits[^Scale..]}";
        }
    }
}
