using System.Buffers.Binary;

namespace SpotifyInsights.Parquet.Reading;

/// <summary>The old timestamps of Impala, Hive and Spark: nanoseconds of the day in eight bytes, then the Julian day in four.</summary>
internal static class Int96
{
    public const int Size = 12;

    // The Julian day that began at noon before 1970-01-01; days count from midnight here, as all writers have it.
    private const long JulianDayOf1970 = 2_440_588;
    private const long SecondsPerDay = 86_400;
    private const long NanosecondsPerSecond = 1_000_000_000;

    public static void Decode(ReadOnlySpan<byte> plain, Span<long> target, ParquetTimeUnit unit)
    {
        long perSecond = unit switch
        {
            ParquetTimeUnit.Milliseconds => 1_000,
            ParquetTimeUnit.Microseconds => 1_000_000,
            _ => NanosecondsPerSecond,
        };
        long nanosecondsPerTick = NanosecondsPerSecond / perSecond;
        for (int i = 0; i < target.Length; i++)
        {
            ReadOnlySpan<byte> value = plain.Slice(i * Size, Size);
            long ofDay = BinaryPrimitives.ReadInt64LittleEndian(value);
            long day = BinaryPrimitives.ReadInt32LittleEndian(value[sizeof(long)..]) - JulianDayOf1970;
            Int128 ticks = ((Int128)(day * SecondsPerDay) * perSecond) + FloorDivide(ofDay, nanosecondsPerTick);
            target[i] = ticks >= long.MinValue && ticks <= long.MaxValue
                ? (long)ticks
                : throw new ParquetException($"an INT96 timestamp does not fit into 64 bits of {unit}.");
        }
    }

    private static long FloorDivide(long value, long divisor)
    {
        (long quotient, long remainder) = Math.DivRem(value, divisor);
        return remainder < 0 ? quotient - 1 : quotient;
    }
}
