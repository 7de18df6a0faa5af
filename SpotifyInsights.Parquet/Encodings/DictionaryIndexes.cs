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
        uint greatest = 0;
        foreach (int index in indexes)
        {
            greatest = Math.Max(greatest, (uint)index);
        }

        if (greatest >= (uint)dictionarySize)
        {
            throw new ParquetException($"the index {greatest} lies outside the dictionary of {dictionarySize} values.");
        }
    }
}
