using System.Numerics;
using System.Runtime.InteropServices;

namespace SpotifyInsights.Parquet.Encodings;

/// <summary>Pages of indexes into a dictionary: a byte with the bit width, then the hybrid runs.</summary>
internal static class DictionaryIndexes
{
    /// <summary>Fills <paramref name="output"/> with indexes that are all below <paramref name="dictionarySize"/>.</summary>
    public static void Decode(ReadOnlySpan<byte> page, int dictionarySize, Span<int> output)
    {
        if (output.IsEmpty)
        {
            return;
        }

        if (page.IsEmpty)
        {
            throw new ParquetException("a page of dictionary indexes is empty.");
        }

        int width = page[0];
        new HybridDecoder(page[1..], width).Decode(output);
        if (width >= 31 || 1 << width > dictionarySize)
        {
            CheckRange(output, dictionarySize);
        }
    }

    public static void Encode(ReadOnlySpan<int> indexes, int width, ByteBuffer output)
    {
        output.Append((byte)width);
        HybridEncoder.Encode(indexes, width, output);
    }

    private static void CheckRange(ReadOnlySpan<int> indexes, int dictionarySize)
    {
        ReadOnlySpan<uint> places = MemoryMarshal.Cast<int, uint>(indexes);
        ReadOnlySpan<Vector<uint>> vectors = MemoryMarshal.Cast<uint, Vector<uint>>(places);
        Vector<uint> greatests = Vector<uint>.Zero;
        foreach (Vector<uint> vector in vectors)
        {
            greatests = Vector.Max(greatests, vector);
        }

        uint greatest = 0;
        for (int i = 0; i < Vector<uint>.Count; i++)
        {
            greatest = Math.Max(greatest, greatests[i]);
        }

        foreach (uint place in places[(vectors.Length * Vector<uint>.Count)..])
        {
            greatest = Math.Max(greatest, place);
        }

        if (greatest >= (uint)dictionarySize)
        {
            throw new ParquetException($"the index {greatest} lies outside the dictionary of {dictionarySize} values.");
        }
    }
}
