using System.Buffers.Binary;
using System.Numerics;
using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Encodings;

/// <summary>Writes what <see cref="DeltaBinaryDecoder"/> reads, in blocks of 128 differences in four parts, as most writers do.</summary>
internal sealed class DeltaBinaryEncoder<T>(T[] values) : ValueEncoder
    where T : unmanaged, IBinaryInteger<T>
{
    private const int BlockSize = 128;
    private const int Miniblocks = 4;
    private const int MiniblockSize = BlockSize / Miniblocks;

    public override ValueEncoding Encoding => ValueEncoding.DeltaBinaryPacked;

    public override void Encode(int start, int count, ByteBuffer output)
    {
        Append(values.AsSpan(start, count), output);
    }

    public static void Append(ReadOnlySpan<T> values, ByteBuffer output)
    {
        output.AppendVarint(BlockSize);
        output.AppendVarint(Miniblocks);
        output.AppendVarint((uint)values.Length);
        AppendZigZag(values.IsEmpty ? 0 : long.CreateTruncating(values[0]), output);
        Span<long> differences = stackalloc long[BlockSize];
        for (int next = 1; next < values.Length; next += BlockSize)
        {
            int count = Math.Min(BlockSize, values.Length - next);
            for (int i = 0; i < count; i++)
            {
                // Wraps around in the width of T, so that no difference takes more bits than a value.
                differences[i] = long.CreateTruncating(unchecked(values[next + i] - values[next + i - 1]));
            }

            AppendBlock(differences[..count], output);
        }
    }

    private static void AppendBlock(Span<long> differences, ByteBuffer output)
    {
        long least = differences[0];
        foreach (long difference in differences)
        {
            least = Math.Min(least, difference);
        }

        AppendZigZag(least, output);
        int widthsAt = output.Length;
        output.Reserve(Miniblocks).Clear();
        Span<ulong> rest = stackalloc ulong[MiniblockSize];
        for (int miniblock = 0; miniblock * MiniblockSize < differences.Length; miniblock++)
        {
            Span<long> part = differences[(miniblock * MiniblockSize)..Math.Min((miniblock + 1) * MiniblockSize, differences.Length)];
            ulong all = 0;
            rest.Clear();
            for (int i = 0; i < part.Length; i++)
            {
                rest[i] = unchecked((ulong)(part[i] - least));
                all |= rest[i];
            }

            int width = 64 - BitOperations.LeadingZeroCount(all);
            output.WriteByteAt(widthsAt + miniblock, (byte)width);
            Pack(rest, width, output.Reserve(MiniblockSize / 8 * width));
        }
    }

    private static void Pack(ReadOnlySpan<ulong> numbers, int width, Span<byte> packed)
    {
        ulong pending = 0;
        int bits = 0;
        foreach (ulong number in numbers)
        {
            pending |= number << bits;
            bits += width;
            if (bits >= 64)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(packed, pending);
                packed = packed[sizeof(ulong)..];
                bits -= 64;
                pending = bits == 0 ? 0 : number >> (width - bits);
            }
        }

        // 32 numbers fill four bytes per bit of width, so nothing or half a word is left.
        if (bits > 0)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(packed, (uint)pending);
        }
    }

    private static void AppendZigZag(long value, ByteBuffer output)
    {
        output.AppendVarint((ulong)((value << 1) ^ (value >> 63)));
    }
}
