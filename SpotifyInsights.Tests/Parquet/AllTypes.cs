using SpotifyInsights.Parquet;

namespace SpotifyInsights.Tests.Parquet;

/// <summary>A small table with every type, required and optional, as columns and as the rows one expects of them.</summary>
internal static class AllTypes
{
    public static ParquetSchema Schema { get; } = new(
    [
        new("id", ParquetType.Int32, IsOptional: false),
        new("flag", ParquetType.Boolean, IsOptional: true),
        new("small", ParquetType.Int32, IsOptional: true),
        new("large", ParquetType.Int64, IsOptional: true),
        new("single", ParquetType.Float, IsOptional: true),
        new("precise", ParquetType.Double, IsOptional: true),
        new("text", ParquetType.String, IsOptional: true),
        new("day", ParquetType.Date, IsOptional: true),
        new("at", ParquetType.Timestamp, IsOptional: true),
        new("tags", ParquetType.StringList, IsOptional: true),
        new("kinds", ParquetType.StringList, IsOptional: false),
        new("place", ParquetType.String, IsOptional: false),
    ]);

    /// <summary>Five rows: ordinary, extreme, all null, and two more.</summary>
    public static IReadOnlyDictionary<string, object?[]> Rows { get; } = new Dictionary<string, object?[]>
    {
        ["id"] = [1, 2, 3, 4, 5],
        ["flag"] = [true, false, null, true, null],
        ["small"] = [int.MinValue, int.MaxValue, null, 0, -1],
        ["large"] = [long.MinValue, long.MaxValue, null, 0L, -1L],
        ["single"] = [1.5f, float.MaxValue, null, -0.25f, 0f],
        ["precise"] = [Math.PI, double.MinValue, null, -0.25, 0.0],
        ["text"] = ["Straße", "", null, "日本の歌 🎵", "Straße"],
        ["day"] = [0, -719162, null, 20413, 19782],
        ["at"] = [1763649000123L, -1L, null, 0L, 253402300799999L],
        ["tags"] = [new string?[] { "rock", "art pop" }, Array.Empty<string?>(), null, new string?[] { null, "rock" }, new string?[] { "" }],
        ["kinds"] = [new string?[] { "a" }, Array.Empty<string?>(), new string?[] { "b", "a" }, new string?[] { null }, Array.Empty<string?>()],
        ["place"] = ["x", "y", "x", "x", "z"],
    };

    public static IReadOnlyList<ColumnData> Columns { get; } = [.. Schema.Fields.Select(f => Column(f, Rows[f.Name]))];

    /// <summary>A column of rows as <see cref="Rows"/> has them.</summary>
    public static ColumnData Column(ParquetField field, IReadOnlyList<object?> rows)
    {
        bool[]? present = rows.Contains(null) ? [.. rows.Select(r => r is not null)] : null;
        return field.Type switch
        {
            ParquetType.Boolean => new BooleanColumn(Values<bool>(rows), present),
            ParquetType.Int32 or ParquetType.Date => new Int32Column(Values<int>(rows), present),
            ParquetType.Int64 or ParquetType.Timestamp => new Int64Column(Values<long>(rows), present),
            ParquetType.Float => new FloatColumn(Values<float>(rows), present),
            ParquetType.Double => new DoubleColumn(Values<double>(rows), present),
            ParquetType.String => StringColumn.FromValues([.. rows.Cast<string?>()]),
            _ => StringListColumn.FromValues([.. rows.Cast<string?[]?>()]),
        };
    }

    private static T[] Values<T>(IReadOnlyList<object?> rows)
        where T : struct
    {
        return [.. rows.Select(r => (T?)r ?? default)];
    }
}
