using System.Runtime.CompilerServices;
using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Reading;

/// <summary>Brings times from the unit of a file to that of the caller: to a coarser one by rounding down, also before 1970.</summary>
internal static class TimeScale
{
    /// <summary>Changes the array in place and gives it back.</summary>
    /// <param name="values">Times; what stands in null rows is changed too.</param>
    /// <param name="present">Which of them there are; null for all.</param>
    /// <param name="from">The unit of the file.</param>
    /// <param name="to">The unit of the caller.</param>
    public static long[] Convert(long[] values, bool[]? present, TimeUnit from, ParquetTimeUnit to)
    {
        switch (Steps(from, to))
        {
            case 0:
                break;
            case -1:
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = FloorDivide(values[i], 1_000);
                }

                break;
            case -2:
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = FloorDivide(values[i], 1_000_000);
                }

                break;
            default:
                Refine(values, present, from, to);
                break;
        }

        return values;
    }

    /// <summary>One time; null where it does not fit into the caller's unit.</summary>
    public static long? Convert(long value, TimeUnit from, ParquetTimeUnit to)
    {
        int steps = Steps(from, to);
        if (steps > 0)
        {
            Int128 refined = (Int128)value * Factor(steps);
            return refined >= long.MinValue && refined <= long.MaxValue ? (long)refined : null;
        }

        return FloorDivide(value, Factor(-steps));
    }

    private static int Steps(TimeUnit from, ParquetTimeUnit to)
    {
        return (int)to - ((int)from - (int)TimeUnit.Milliseconds);
    }

    private static long Factor(int steps)
    {
        return steps switch
        {
            0 => 1,
            1 => 1_000,
            _ => 1_000_000,
        };
    }

    private static void Refine(long[] values, bool[]? present, TimeUnit from, ParquetTimeUnit to)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (present is null || present[i])
            {
                values[i] = Convert(values[i], from, to)
                    ?? throw new ParquetException($"the time {values[i]} in {from} does not fit into 64 bits of {to}.");
            }
        }
    }

    // With a divisor that is known when this is compiled in place, there is no division.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long FloorDivide(long value, long divisor)
    {
        long quotient = value / divisor;
        return quotient - (value - (quotient * divisor) < 0 ? 1 : 0);
    }
}
