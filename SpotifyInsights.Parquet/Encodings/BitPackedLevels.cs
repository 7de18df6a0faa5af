namespace SpotifyInsights.Parquet.Encodings;

/// <summary>The format's old way of writing levels, BIT_PACKED: a fixed number of bits each, most significant first, and no length before them.</summary>
internal static class BitPackedLevels
{
    /// <summary>How many bytes so many levels take.</summary>
    public static long Size(int count, int width)
    {
        return (((long)count * width) + 7) / 8;
    }

    /// <summary>Fills <paramref name="levels"/>; <paramref name="packed"/> has their size.</summary>
    public static void Decode(ReadOnlySpan<byte> packed, int width, Span<int> levels)
    {
        long bit = 0;
        for (int i = 0; i < levels.Length; i++)
        {
            int level = 0;
            for (int left = width; left > 0; left--, bit++)
            {
                level = (level << 1) | ((packed[(int)(bit >> 3)] >> (int)(7 - (bit & 7))) & 1);
            }

            levels[i] = level;
        }
    }
}
