namespace SpotifyInsights.Parquet.Encodings;

/// <summary>BYTE_STREAM_SPLIT: first the first byte of every value, then the second of every value, and so on.</summary>
internal static class ByteStreamSplit
{
    /// <summary>Brings values into the PLAIN order.</summary>
    /// <param name="split">The values of a page; exactly as many as fit into <paramref name="plain"/>.</param>
    /// <param name="size">Bytes per value.</param>
    /// <param name="plain">Where the values go.</param>
    public static void Join(ReadOnlySpan<byte> split, int size, Span<byte> plain)
    {
        if (split.Length != plain.Length)
        {
            throw new ParquetException("a page holds fewer values than its header says, or more.");
        }

        int count = plain.Length / Math.Max(1, size);
        for (int stream = 0; stream < size; stream++)
        {
            ReadOnlySpan<byte> source = split.Slice(stream * count, count);
            for (int i = 0; i < source.Length; i++)
            {
                plain[(i * size) + stream] = source[i];
            }
        }
    }
}
