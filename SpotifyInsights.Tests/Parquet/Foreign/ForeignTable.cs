using SpotifyInsights.Parquet;

namespace SpotifyInsights.Tests.Parquet.Foreign;

/// <summary>The table that the scripts of this folder write: 5,000 rows by formulas that stand in the scripts too.</summary>
internal static class ForeignTable
{
    public const int RowCount = 5000;

    private const long MicrosecondsStart = 1_600_000_000_000_000;

    /// <summary>The type and the value of each column by row, as the reader is to give them.</summary>
    public static IReadOnlyDictionary<string, (ParquetType Type, Func<int, object?> Value)> Columns { get; } =
        new Dictionary<string, (ParquetType Type, Func<int, object?> Value)>
        {
            ["number"] = (ParquetType.Int32, i => i % 7 != 0 ? (i * 3) - 1000 : null),
            ["large"] = (ParquetType.Int64, i => (i * 10_000_000_019L) - 5),
            ["single"] = (ParquetType.Float, i => i / 4f),
            ["precise"] = (ParquetType.Double, i => i % 5 != 0 ? (i * 0.5) - 3 : null),
            ["flag"] = (ParquetType.Boolean, i => i % 11 != 0 ? i % 3 == 0 : null),
            ["artist"] = (ParquetType.String, i => i % 13 != 0 ? $"artist {i % 17}" : null),
            ["track"] = (ParquetType.String, i => $"träck-{i}"),
            ["day"] = (ParquetType.Date, i => 18262 + i),
            ["micros"] = (ParquetType.Timestamp, i => Floor(MicrosecondsStart + (i * 1_234_567L), 1_000)),
            ["early"] = (ParquetType.Timestamp, i => Floor(-1 - (i * 1_001L), 1_000)),
            ["nanos"] = (ParquetType.Timestamp, i => Floor((MicrosecondsStart * 1_000) + (i * 1_234_567_891L), 1_000_000)),
            ["millis"] = (ParquetType.Timestamp, i => 1_600_000_000_000 + i),
            ["zoned"] = (ParquetType.Timestamp, i => 1_600_000_000_000 + i),
            ["tags"] = (ParquetType.StringList, Tags),
            ["tiny"] = (ParquetType.Int32, i => i % 100),
            ["number_list"] = (ParquetType.List, i => i % 3 == 0 ? null : new object?[] { (long)i, null }),
            ["unsigned_number"] = (ParquetType.Int64, i => 4_294_967_295L - i),
            ["unsigned_large"] = (ParquetType.Decimal, i => $"{18_446_744_073_709_551_615UL - (ulong)i}"),
            ["money"] = (ParquetType.Decimal, i => Hundredths(i - 250)),
            ["savings"] = (ParquetType.Decimal, i => i % 7 != 0 ? Hundredths((i * 10_000_000_019L) - 5) : null),
            ["wealth"] = (ParquetType.Decimal, i => $"{(Int128)(i - 2500) * 1_000_000_000_000_000_000 * 100_000_000_000}"),
            ["clock"] = (ParquetType.Time, i => i * 17L),
            ["raw"] = (ParquetType.Bytes, i => i % 7 != 0 ? System.Text.Encoding.UTF8.GetBytes($"\0raw {i / 3}") : null),
            ["uuid"] = (ParquetType.Bytes, i => Convert.FromHexString($"0123456789abcdef0123{i:x12}")),
        };

    /// <summary>The whole column.</summary>
    public static List<object?> Rows(string column)
    {
        return [.. Enumerable.Range(0, RowCount).Select(Columns[column].Value)];
    }

    private static string?[]? Tags(int row)
    {
        return (row % 4) switch
        {
            0 => null,
            1 => [],
            2 => [$"g{row % 5}", null],
            _ => ["x"],
        };
    }

    private static string Hundredths(long value)
    {
        return (value / 100m).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static long Floor(long value, long divisor)
    {
        return (long)Math.Floor(value / (decimal)divisor);
    }
}
