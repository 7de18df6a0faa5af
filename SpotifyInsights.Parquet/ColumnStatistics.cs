namespace SpotifyInsights.Parquet;

/// <summary>
/// What a file says about the values of one column in one row group. Which bounds are set depends on the column's type;
/// a bound that is null is unknown: not written, all rows null, text too long, or a NaN among the values.
/// </summary>
public sealed record ColumnStatistics
{
    /// <summary>How many rows are null (for lists: null or empty lists and null items), or null when the file does not say.</summary>
    public long? NullCount { get; init; }

    /// <summary>The least value of Boolean (0, 1), Int32, Int64, Date (days) and Timestamp (milliseconds) columns.</summary>
    public long? MinInteger { get; init; }

    /// <summary>The greatest value of Boolean (0, 1), Int32, Int64, Date (days) and Timestamp (milliseconds) columns.</summary>
    public long? MaxInteger { get; init; }

    /// <summary>The least value of Float and Double columns; never NaN, and -0 where the least value is a zero.</summary>
    public double? MinNumber { get; init; }

    /// <summary>The greatest value of Float and Double columns; never NaN, and +0 where the greatest value is a zero.</summary>
    public double? MaxNumber { get; init; }

    /// <summary>
    /// A lower bound of String columns and list items by the order of their UTF-8 bytes. In foreign files it may be shortened;
    /// here it is written whole or, beyond 64 bytes, not at all.
    /// </summary>
    public string? MinText { get; init; }

    /// <summary>An upper bound of String columns and list items by the order of their UTF-8 bytes; see <see cref="MinText"/>.</summary>
    public string? MaxText { get; init; }
}
