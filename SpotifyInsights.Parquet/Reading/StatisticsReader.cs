using System.Buffers.Binary;
using System.Text;
using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Reading;

/// <summary>Makes sense of the bounds in a footer. Bounds of the wrong size or of NaN are passed over, as the format asks.</summary>
internal static class StatisticsReader
{
    public static ColumnStatistics Read(ColumnPlan plan, StatisticsMetadata raw, ParquetTimeUnit unit)
    {
        var result = new ColumnStatistics { NullCount = raw.NullCount is >= 0 ? raw.NullCount : null };
        return plan.Values.Type switch
        {
            ParquetType.Float or ParquetType.Double => result with { MinNumber = Number(raw.Min, -0.0), MaxNumber = Number(raw.Max, 0.0) },
            ParquetType.String => result with { MinText = Text(raw.Min), MaxText = Text(raw.Max) },
            ParquetType.Bytes or ParquetType.Decimal => result,
            _ => result with { MinInteger = Integer(raw.Min, plan.Values, unit), MaxInteger = Integer(raw.Max, plan.Values, unit) },
        };
    }

    private static long? Integer(byte[]? bytes, LeafType values, ParquetTimeUnit unit)
    {
        long? integer = (values.Physical, bytes?.Length) switch
        {
            (PhysicalType.Boolean, 1) => bytes![0],
            (PhysicalType.Int32, sizeof(int)) when values.IsUnsigned => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            (PhysicalType.Int32, sizeof(int)) => BinaryPrimitives.ReadInt32LittleEndian(bytes),
            (PhysicalType.Int64, sizeof(long)) => BinaryPrimitives.ReadInt64LittleEndian(bytes),
            _ => null,
        };
        return values.Unit == TimeUnit.None || integer is not { } time ? integer : TimeScale.Convert(time, values.Unit, unit);
    }

    // The sign of a zero in a bound says nothing: old writers did not tell the two zeros apart.
    private static double? Number(byte[]? bytes, double zero)
    {
        double? number = bytes?.Length switch
        {
            2 => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes),
            sizeof(float) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
            sizeof(double) => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
            _ => null,
        };
        return number switch
        {
            0.0 => zero,
            double.NaN => null,
            _ => number,
        };
    }

    private static string? Text(byte[]? bytes)
    {
        // A bound that was cut within a character still bounds when the broken rest is dropped at the lower end only; we drop it whole.
        return bytes is not null && System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
    }
}
