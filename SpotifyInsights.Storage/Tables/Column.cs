using NodaTime;
using SpotifyInsights.Parquet;

namespace SpotifyInsights.Storage.Tables;

/// <summary>One column of a file and how it is filled from rows.</summary>
/// <param name="Field">Name and type.</param>
/// <param name="Fill">Makes the column's data.</param>
internal sealed record Column<TRow>(ParquetField Field, Func<IReadOnlyList<TRow>, ColumnData> Fill)
{
    public static Column<TRow> Text(string name, Func<TRow, string?> value) =>
        new(new(name, ParquetType.String, IsOptional: true), rows => StringColumn.FromValues(Values(rows, value)));

    public static Column<TRow> Texts(string name, Func<TRow, IReadOnlyList<string>?> value) =>
        new(new(name, ParquetType.StringList, IsOptional: true), rows => StringListColumn.FromValues(Values(rows, value)));

    public static Column<TRow> Bool(string name, Func<TRow, bool?> value) =>
        new(new(name, ParquetType.Boolean, IsOptional: true), rows => Collect(rows, value, (values, present) => new BooleanColumn(values, present)));

    public static Column<TRow> Int32(string name, Func<TRow, int?> value) =>
        new(new(name, ParquetType.Int32, IsOptional: true), rows => Collect(rows, value, (values, present) => new Int32Column(values, present)));

    public static Column<TRow> Int64(string name, Func<TRow, long?> value) =>
        new(new(name, ParquetType.Int64, IsOptional: true), rows => Collect(rows, value, (values, present) => new Int64Column(values, present)));

    public static Column<TRow> Double(string name, Func<TRow, double?> value) =>
        new(new(name, ParquetType.Double, IsOptional: true), rows => Collect(rows, value, (values, present) => new DoubleColumn(values, present)));

    /// <summary>A time in UTC, to the millisecond.</summary>
    public static Column<TRow> Time(string name, Func<TRow, Instant?> value) =>
        new(
            new(name, ParquetType.Timestamp, IsOptional: true),
            rows => Collect(rows, row => value(row)?.ToUnixTimeMilliseconds(), (values, present) => new Int64Column(values, present)));

    /// <summary>As <see cref="Time"/>, of Unix milliseconds.</summary>
    public static Column<TRow> TimeMs(string name, Func<TRow, long?> value) =>
        new(
            new(name, ParquetType.Timestamp, IsOptional: true),
            rows => Collect(rows, value, (values, present) => new Int64Column(values, present)));

    private static T[] Values<T>(IReadOnlyList<TRow> rows, Func<TRow, T> value)
    {
        var values = new T[rows.Count];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = value(rows[row]);
        }

        return values;
    }

    private static ColumnData Collect<T>(IReadOnlyList<TRow> rows, Func<TRow, T?> value, Func<T[], bool[]?, ColumnData> column)
        where T : struct
    {
        var values = new T[rows.Count];
        var present = new bool[rows.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            var given = value(rows[row]);
            present[row] = given.HasValue;
            values[row] = given.GetValueOrDefault();
        }

        return column(values, present.Contains(value: false) ? present : null);
    }
}
