using System.Globalization;
using SpotifyInsights.Parquet;

namespace SpotifyInsights.Api.Reference;

/// <summary>A row of a row group.</summary>
/// <param name="columns">The columns' data in the order of <see cref="ReferenceRowReader.Columns"/>; null for one that the file does not have.</param>
internal sealed class ParquetCells(IReadOnlyList<ColumnData?> columns) : IReferenceCells
{
    /// <summary>The row, from 0.</summary>
    public int Row { get; set; }

    public bool TryText(int column, out string? value)
    {
        value = columns[column] is StringColumn texts && texts[Row] is { Length: > 0 } text ? text : null;
        return columns[column] is null or StringColumn || columns[column]!.IsNull(Row);
    }

    public bool TryNumber(int column, out double? value)
    {
        value = columns[column] switch
        {
            null => null,
            { } data when data.IsNull(Row) => null,
            DoubleColumn data => data.Values[Row],
            FloatColumn data => Shortest(data.Values[Row]),
            Int32Column data => data.Values[Row],
            Int64Column data => data.Values[Row],
            _ => double.PositiveInfinity,
        };

        // pandas writes NaN for "not given".
        value = value is double.NaN ? null : value;
        return value is null || double.IsFinite(value.Value);
    }

    public bool TryFlag(int column, out bool? value)
    {
        value = columns[column] is BooleanColumn flags && !flags.IsNull(Row) ? flags.Values[Row] : null;
        return columns[column] is null or BooleanColumn || columns[column]!.IsNull(Row);
    }

    public string Written(int column) => columns[column] switch
    {
        null => "",
        { } data when data.IsNull(Row) => "null",
        StringColumn data => data[Row]!,
        BooleanColumn data => data.Values[Row].ToString(),
        DoubleColumn data => data.Values[Row].ToString(CultureInfo.InvariantCulture),
        FloatColumn data => data.Values[Row].ToString(CultureInfo.InvariantCulture),
        Int32Column data => data.Values[Row].ToString(CultureInfo.InvariantCulture),
        Int64Column data => data.Values[Row].ToString(CultureInfo.InvariantCulture),
        { } data => data.GetType().Name,
    };

    // 0.676 in 32 bits is 0.676 that lost digits, not 0.6759999990463257.
    private static double Shortest(float value) =>
        float.IsFinite(value) ? double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : value;
}
