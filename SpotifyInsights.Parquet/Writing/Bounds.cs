using System.Numerics;
using System.Runtime.InteropServices;
using SpotifyInsights.Parquet.Encodings;
using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Writing;

/// <summary>The statistics of a column, as the format orders values of its type.</summary>
internal static class Bounds
{
    // A longer bound would have to be shortened, and an upper one be raised for it; nobody prunes by such texts.
    private const int MaxTextBytes = 64;

    public static StatisticsMetadata OfFlags(bool[] values, int nullCount)
    {
        return values.Length == 0
            ? new StatisticsMetadata(nullCount, null, null)
            : new StatisticsMetadata(nullCount, [(byte)(values.Contains(false) ? 0 : 1)], [(byte)(values.Contains(true) ? 1 : 0)]);
    }

    public static StatisticsMetadata OfIntegers<T>(T[] values, int nullCount)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (values.Length == 0)
        {
            return new StatisticsMetadata(nullCount, null, null);
        }

        T min = values[0];
        T max = values[0];
        foreach (T value in values)
        {
            min = T.Min(min, value);
            max = T.Max(max, value);
        }

        return new StatisticsMetadata(nullCount, Bytes(min), Bytes(max));
    }

    /// <summary>
    /// A zero is written as -0 when it is the lower bound and +0 when it is the upper, as the format asks. With a NaN among the values
    /// there are no bounds: readers disagree on whether it lies within them.
    /// </summary>
    public static StatisticsMetadata OfFloats<T>(T[] values, int nullCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (values.Length == 0)
        {
            return new StatisticsMetadata(nullCount, null, null);
        }

        T min = values[0];
        T max = values[0];
        foreach (T value in values)
        {
            if (T.IsNaN(value))
            {
                return new StatisticsMetadata(nullCount, null, null);
            }

            min = T.Min(min, value);
            max = T.Max(max, value);
        }

        return new StatisticsMetadata(nullCount, Bytes(T.IsZero(min) ? T.NegativeZero : min), Bytes(T.IsZero(max) ? T.Zero : max));
    }

    /// <summary>By the order of UTF-8 bytes. Bounds beyond 64 bytes are left out.</summary>
    public static StatisticsMetadata OfTexts(Utf8Dictionary texts, int nullCount)
    {
        if (texts.Count == 0)
        {
            return new StatisticsMetadata(nullCount, null, null);
        }

        int min = 0;
        int max = 0;
        for (int i = 1; i < texts.Count; i++)
        {
            min = texts[i].SequenceCompareTo(texts[min]) < 0 ? i : min;
            max = texts[i].SequenceCompareTo(texts[max]) > 0 ? i : max;
        }

        return texts[min].Length > MaxTextBytes || texts[max].Length > MaxTextBytes
            ? new StatisticsMetadata(nullCount, null, null)
            : new StatisticsMetadata(nullCount, texts[min].ToArray(), texts[max].ToArray());
    }

    private static byte[] Bytes<T>(T value)
        where T : unmanaged
    {
        return MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)).ToArray();
    }
}
