using IronSnappy;

namespace SpotifyInsights.Parquet.Compression;

/// <summary>Snappy's block format, guarded: the library would allocate whatever size a block declares.</summary>
internal static class SnappyBlock
{
    // No element makes more than 64 bytes, and the smallest that makes so many takes three.
    private const int GreatestExpansion = 64;

    public static byte[] Compress(ReadOnlySpan<byte> bytes)
    {
        return Snappy.Encode(bytes);
    }

    public static ReadOnlySpan<byte> Decompress(ReadOnlySpan<byte> block, int size)
    {
        if (ReadDeclaredSize(block) != size || size > (long)block.Length * GreatestExpansion)
        {
            throw new ParquetException("a Snappy block does not have the size that its page header says.");
        }

        byte[] unpacked;
        try
        {
            unpacked = Snappy.Decode(block);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new ParquetException("a Snappy block is broken.", e);
        }

        return unpacked.Length == size ? unpacked : throw new ParquetException("a Snappy block is cut off.");
    }

    private static long ReadDeclaredSize(ReadOnlySpan<byte> block)
    {
        long size = 0;
        for (int i = 0; i < Math.Min(5, block.Length); i++)
        {
            size |= (long)(block[i] & 0x7F) << (7 * i);
            if (block[i] < 0x80)
            {
                return size;
            }
        }

        return -1;
    }
}
