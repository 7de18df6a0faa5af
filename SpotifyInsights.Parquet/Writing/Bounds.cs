using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using SpotifyInsights.Parquet.Encodings;
using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Writing;

/// <summary>The bounds of values, as the format orders values of their type. Null where there are none, or none that readers agree on.</summary>
internal static class Bounds
{
    // A longer bound would have to be shortened, and an upper one be raised for it; nobody prunes by such texts.
    private const int MaxTextBytes = 64;

    public static ValueBounds? OfFlags(ReadOnlySpan<bool> values)
    {
        return values.IsEmpty ? null : new ValueBounds([(byte)(values.Contains(false) ? 0 : 1)], [(byte)(values.Contains(true) ? 1 : 0)]);
    }

    public static ValueBounds? OfIntegers<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (values.IsEmpty)
        {
            return null;
        }

        T min = values[0];
        T max = values[0];
        foreach (T value in values)
        {
            min = T.Min(min, value);
            max = T.Max(max, value);
        }

        return new ValueBounds(Bytes(min), Bytes(max));
    }

    /// <summary>
    /// A zero is written as -0 when it is the lower bound and +0 when it is the upper, as the format asks. With a NaN among the values
    /// there are no bounds: readers disagree on whether it lies within them.
    /// </summary>
    public static ValueBounds? OfFloats<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (values.IsEmpty)
        {
            return null;
        }

        T min = values[0];
        T max = values[0];
        foreach (T value in values)
        {
            if (T.IsNaN(value))
            {
                return null;
            }

            min = T.Min(min, value);
            max = T.Max(max, value);
        }

        return new ValueBounds(Bytes(T.IsZero(min) ? T.NegativeZero : min), Bytes(T.IsZero(max) ? T.Zero : max));
    }

    /// <summary>By the order of UTF-8 bytes. Bounds beyond 64 bytes are left out.</summary>
    public static ValueBounds? OfTexts(Utf8Dictionary texts, ReadOnlySpan<int> indexes)
    {
        if (indexes.IsEmpty)
        {
            return null;
        }

        bool[] isUsed = new bool[texts.Count];
        foreach (int index in indexes)
        {
            isUsed[index] = true;
        }

        int min = indexes[0];
        int max = indexes[0];
        for (int i = 0; i < isUsed.Length; i++)
        {
            if (isUsed[i])
            {
                min = texts[i].SequenceCompareTo(texts[min]) < 0 ? i : min;
                max = texts[i].SequenceCompareTo(texts[max]) > 0 ? i : max;
            }
        }

        return texts[min].Length > MaxTextBytes || texts[max].Length > MaxTextBytes
            ? null
            : new ValueBounds(texts[min].ToArray(), texts[max].ToArray());
    }

    /// <summary>The order of two bounds of a column.</summary>
    public static int Compare(PhysicalType physical, ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        return physical switch
        {
            PhysicalType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(one).CompareTo(BinaryPrimitives.ReadInt32LittleEndian(other)),
            PhysicalType.Int64 => BinaryPrimitives.ReadInt64LittleEndian(one).CompareTo(BinaryPrimitives.ReadInt64LittleEndian(other)),
            PhysicalType.Float => BinaryPrimitives.ReadSingleLittleEndian(one).CompareTo(BinaryPrimitives.ReadSingleLittleEndian(other)),
            PhysicalType.Double => BinaryPrimitives.ReadDoubleLittleEndian(one).CompareTo(BinaryPrimitives.ReadDoubleLittleEndian(other)),
            _ => one.SequenceCompareTo(other),
        };
    }

    private static byte[] Bytes<T>(T value)
        where T : unmanaged
    {
        return MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)).ToArray();
    }
}
