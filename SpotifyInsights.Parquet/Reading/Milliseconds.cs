using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Reading;

/// <summary>Brings timestamps of any unit to milliseconds, rounding down, also before 1970.</summary>
internal static class Milliseconds
{
    /// <summary>Changes the array in place and gives it back.</summary>
    public static long[] From(long[] values, TimeUnit unit)
    {
        long divisor = Divisor(unit);
        if (divisor > 1)
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = FloorDivide(values[i], divisor);
            }
        }

        return values;
    }

    public static long From(long value, TimeUnit unit)
    {
        return FloorDivide(value, Divisor(unit));
    }

    private static long Divisor(TimeUnit unit)
    {
        return unit switch
        {
            TimeUnit.Microseconds => 1_000,
            TimeUnit.Nanoseconds => 1_000_000,
            _ => 1,
        };
    }

    private static long FloorDivide(long value, long divisor)
    {
        (long quotient, long remainder) = Math.DivRem(value, divisor);
        return remainder < 0 ? quotient - 1 : quotient;
    }
}
