using System.Buffers.Binary;

namespace SpotifyInsights.Parquet.Encodings;

/// <summary>Puts numbers into a fixed number of bits each, least significant bit first.</summary>
internal static class BitPacker
{
    /// <summary>Fills <paramref name="packed"/>, which has room for exactly the numbers and up to seven more, which are 0.</summary>
    public static void Pack(ReadOnlySpan<int> values, int width, Span<byte> packed)
    {
        ulong pending = 0;
        int bits = 0;
        int position = 0;
        foreach (int value in values)
        {
            pending |= (ulong)(uint)value << bits;
            bits += width;
            if (bits >= 64)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(packed[position..], pending);
                position += sizeof(ulong);
                bits -= 64;
                pending = bits == 0 ? 0 : (ulong)(uint)value >> (width - bits);
            }
        }

        Span<byte> rest = packed[position..];
        for (int i = 0; i < rest.Length; i++)
        {
            rest[i] = (byte)pending;
            pending >>= 8;
        }
    }

    /// <summary>One bit per flag, least significant first.</summary>
    public static void Pack(ReadOnlySpan<bool> values, Span<byte> packed)
    {
        packed.Clear();
        for (int i = 0; i < values.Length; i++)
        {
            packed[i >> 3] |= (byte)((values[i] ? 1 : 0) << (i & 7));
        }
    }
}
