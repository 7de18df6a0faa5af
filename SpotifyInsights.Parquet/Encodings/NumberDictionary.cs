using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpotifyInsights.Parquet.Encodings;

/// <summary>Finds the distinct numbers of a column, compared bit by bit, so that NaN and both zeros survive.</summary>
internal static class NumberDictionary
{
    private const int SampleSize = 8192;
    private const int FirstTable = 1024;
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    /// <summary>A dictionary encoding, or null when the numbers hardly repeat, so that there is nothing to gain.</summary>
    public static DictionaryEncoder? TryBuild<T>(T[] values)
        where T : unmanaged
    {
        var distinct = new List<T>();
        int[] indexes = GC.AllocateUninitializedArray<int>(values.Length);
        int[] table = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(values.Length, 8, FirstTable / 2)) * 2];
        long probes = 0;
        for (int i = 0; i < values.Length; i++)
        {
            // The sample may not be typical; a column that fails it is still written, only larger. Probes are counted because numbers
            // can be chosen so that they all fall into one place.
            bool isHopeless = i == SampleSize && distinct.Count > SampleSize * 9 / 10;
            if (isHopeless || distinct.Count > values.Length / 4L * 3 + 16 || probes > 16L * (i + SampleSize))
            {
                return null;
            }

            int slot = FindSlot(table, distinct, values[i], ref probes);
            if (table[slot] == 0)
            {
                distinct.Add(values[i]);
                table[slot] = distinct.Count;
                indexes[i] = distinct.Count - 1;
                if (distinct.Count * 2 > table.Length)
                {
                    table = Rehash(distinct, table.Length * 4, ref probes);
                }
            }
            else
            {
                indexes[i] = table[slot] - 1;
            }
        }

        return new DictionaryEncoder(
            distinct.Count,
            output => output.Append(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(distinct))),
            indexes);
    }

    private static int FindSlot<T>(int[] table, List<T> distinct, T value, ref long probes)
        where T : unmanaged
    {
        ulong bits = Bits(value);
        ReadOnlySpan<T> known = CollectionsMarshal.AsSpan(distinct);
        int slot = (int)((bits * Multiplier) >> (64 - BitOperations.Log2((uint)table.Length)));
        while (table[slot] != 0 && Bits(known[table[slot] - 1]) != bits)
        {
            slot = (slot + 1) & (table.Length - 1);
            probes++;
        }

        return slot;
    }

    private static int[] Rehash<T>(List<T> distinct, int size, ref long probes)
        where T : unmanaged
    {
        int[] table = new int[size];
        for (int i = 0; i < distinct.Count; i++)
        {
            table[FindSlot(table, distinct, distinct[i], ref probes)] = i + 1;
        }

        return table;
    }

    private static ulong Bits<T>(T value)
        where T : unmanaged
    {
        return Unsafe.SizeOf<T>() == sizeof(uint) ? Unsafe.BitCast<T, uint>(value) : Unsafe.BitCast<T, ulong>(value);
    }
}
