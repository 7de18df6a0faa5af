using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpotifyInsights.Parquet.Compression;

/// <summary>
/// Unpacks Snappy's block format into memory of the caller's, whatever size a hostile block declares. Its counterpart is <see cref="SnappyCompressor"/>.
/// </summary>
internal static class SnappyBlock
{
    // No element makes more than 64 bytes, and the smallest that makes so many takes three.
    private const int GreatestExpansion = 64;
    private const int Wide = 16;

    /// <summary>An error when the block does not declare this size, or cannot reach it; call before making room for it.</summary>
    public static void CheckSize(ReadOnlySpan<byte> block, int size)
    {
        if (ReadDeclaredSize(block, out _) != size || size > (long)block.Length * GreatestExpansion)
        {
            throw new ParquetException("a Snappy block does not have the size that its page header says.");
        }
    }

    /// <summary>Fills <paramref name="output"/>, which has the size that the block declares.</summary>
    public static void Decompress(ReadOnlySpan<byte> block, Span<byte> output)
    {
        ReadDeclaredSize(block, out int next);
        int written = 0;
        while (true)
        {
            DecompressWide(block, output, ref next, ref written);
            if (next == block.Length)
            {
                break;
            }

            int tag = block[next++];
            if ((tag & 3) == 0)
            {
                int length = LiteralLength(block, tag, ref next);
                if (length > block.Length - next || length > output.Length - written)
                {
                    throw Broken();
                }

                block.Slice(next, length).CopyTo(output[written..]);
                next += length;
                written += length;
            }
            else
            {
                int offset = ReadCopy(block, tag, ref next, out int length);
                if (offset <= 0 || offset > written || length > output.Length - written)
                {
                    throw Broken();
                }

                CopyBack(output, written, offset, length);
                written += length;
            }
        }

        if (written != output.Length)
        {
            throw Broken();
        }
    }

    /// <summary>
    /// Elements as nearly all are: short literals, and copies from eight or more bytes back. Sixteen bytes are copied at once, and what is
    /// too much is overwritten later; so it ends while both ends are still far enough away, or at any other element.
    /// </summary>
    private static void DecompressWide(ReadOnlySpan<byte> block, Span<byte> output, ref int next, ref int written)
    {
        ref byte source = ref MemoryMarshal.GetReference(block);
        ref byte target = ref MemoryMarshal.GetReference(output);
        int lastTag = block.Length - Wide - 1;
        int lastTarget = output.Length - GreatestExpansion - Wide;
        int from = next;
        int to = written;
        while (from <= lastTag && to <= lastTarget)
        {
            int tag = Unsafe.Add(ref source, from);
            int length;
            int offset;
            if ((tag & 3) == 0)
            {
                length = (tag >> 2) + 1;
                if (length > Wide)
                {
                    break;
                }

                UInt128 bytes = Unsafe.ReadUnaligned<UInt128>(ref Unsafe.Add(ref source, from + 1));
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, to), bytes);
                from += 1 + length;
                to += length;
                continue;
            }

            if ((tag & 3) == 1)
            {
                length = ((tag >> 2) & 7) + 4;
                offset = ((tag >> 5) << 8) | Unsafe.Add(ref source, from + 1);
                from += 2;
            }
            else if ((tag & 3) == 2)
            {
                length = (tag >> 2) + 1;
                offset = Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref source, from + 1));
                from += 3;
            }
            else
            {
                break;
            }

            if (offset < sizeof(ulong) || offset > to)
            {
                from -= (tag & 3) + 1;
                break;
            }

            // Eight bytes at a time, because the next may begin within what the last has written.
            ref byte copy = ref Unsafe.Add(ref target, to);
            ref byte original = ref Unsafe.Subtract(ref copy, offset);
            Unsafe.WriteUnaligned(ref copy, Unsafe.ReadUnaligned<ulong>(ref original));
            for (int done = sizeof(ulong); done < length; done += sizeof(ulong))
            {
                ulong bytes = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref original, done));
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref copy, done), bytes);
            }

            to += length;
        }

        next = from;
        written = to;
    }

    private static ParquetException Broken()
    {
        return new ParquetException("a Snappy block is broken.");
    }

    private static int LiteralLength(ReadOnlySpan<byte> block, int tag, ref int next)
    {
        int length = tag >> 2;
        if (length < 60)
        {
            return length + 1;
        }

        int bytes = length - 59;
        if (bytes > block.Length - next)
        {
            throw Broken();
        }

        uint value = 0;
        for (int i = 0; i < bytes; i++)
        {
            value |= (uint)block[next + i] << (8 * i);
        }

        next += bytes;
        return value < int.MaxValue ? (int)value + 1 : throw Broken();
    }

    // 0 for an offset that does not fit, which no block may have.
    private static int ReadCopy(ReadOnlySpan<byte> block, int tag, ref int next, out int length)
    {
        int kind = tag & 3;
        int bytes = kind == 3 ? sizeof(int) : kind;
        if (bytes > block.Length - next)
        {
            throw Broken();
        }

        ReadOnlySpan<byte> operand = block.Slice(next, bytes);
        next += bytes;
        length = (tag >> 2) + 1;
        switch (kind)
        {
            case 1:
                length = ((tag >> 2) & 7) + 4;
                return ((tag >> 5) << 8) | operand[0];
            case 2:
                return BinaryPrimitives.ReadUInt16LittleEndian(operand);
            default:
                return BinaryPrimitives.ReadInt32LittleEndian(operand);
        }
    }

    private static void CopyBack(Span<byte> output, int to, int offset, int length)
    {
        if (offset >= length)
        {
            output.Slice(to - offset, length).CopyTo(output[to..]);
            return;
        }

        for (int i = to; i < to + length; i++)
        {
            output[i] = output[i - offset];
        }
    }

    private static long ReadDeclaredSize(ReadOnlySpan<byte> block, out int next)
    {
        long size = 0;
        for (next = 0; next < Math.Min(5, block.Length);)
        {
            byte part = block[next];
            size |= (long)(part & 0x7F) << (7 * next);
            next++;
            if (part < 0x80)
            {
                return size;
            }
        }

        return -1;
    }
}
