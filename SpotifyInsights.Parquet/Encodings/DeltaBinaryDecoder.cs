using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpotifyInsights.Parquet.Encodings;

/// <summary>
/// DELTA_BINARY_PACKED: a first value, then blocks of differences less the block's least, cut into miniblocks with a bit width each. Sums
/// wrap around in the width of the column's type, as the format asks.
/// </summary>
internal ref struct DeltaBinaryDecoder(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int position;

    /// <summary>Where the last decoded value ended: in byte array encodings, other data follow.</summary>
    public readonly int Position => position;

    /// <summary>Fills <paramref name="output"/>; call once.</summary>
    /// <param name="output">Where the values go.</param>
    /// <param name="isExact">Whether more values than wanted are an error, because their end must be known.</param>
    public void Decode<T>(Span<T> output, bool isExact = false)
        where T : unmanaged
    {
        if (bytes.IsEmpty && output.IsEmpty)
        {
            return;
        }

        ulong blockSize = ReadVarint();
        ulong miniblocks = ReadVarint();
        ulong count = ReadVarint();
        ulong value = ReadZigZag();
        if (miniblocks is 0 or > int.MaxValue || blockSize is 0 or > int.MaxValue || blockSize % (miniblocks * 8) != 0)
        {
            throw new ParquetException($"delta encoded blocks of {blockSize} values in {miniblocks} parts.");
        }

        if (count < (ulong)output.Length || (isExact && count != (ulong)output.Length))
        {
            throw new ParquetException($"{count} delta encoded values where {output.Length} are wanted.");
        }

        if (output.IsEmpty)
        {
            return;
        }

        output[0] = Cast<T>(value);
        DecodeBlocks(output[1..], (int)miniblocks, (int)(blockSize / miniblocks), value);
    }

    private static T Cast<T>(ulong value)
        where T : unmanaged
    {
        return Unsafe.SizeOf<T>() == sizeof(int) ? Unsafe.BitCast<int, T>((int)value) : Unsafe.BitCast<ulong, T>(value);
    }

    private static ParquetException CutOff()
    {
        return new ParquetException("delta encoded data is cut off.");
    }

    private void DecodeBlocks<T>(Span<T> output, int miniblocks, int perMiniblock, ulong value)
        where T : unmanaged
    {
        while (!output.IsEmpty)
        {
            ulong least = ReadZigZag();
            ReadOnlySpan<byte> widths = Take(miniblocks, miniblocks);
            for (int i = 0; i < widths.Length && !output.IsEmpty; i++)
            {
                int count = Math.Min(perMiniblock, output.Length);
                int width = widths[i];
                if (width > 64)
                {
                    throw new ParquetException($"a bit width of {width}; the format allows 0 to 64.");
                }

                // The last miniblock may be cut short after its last wanted value.
                int start = position;
                Take((long)perMiniblock * width / 8, (((long)count * width) + 7) / 8);
                value = Sum(bytes[start..], width, least, value, output[..count]);
                output = output[count..];
            }
        }
    }

    /// <summary>Adds up the differences at the beginning of <paramref name="packed"/>, behind which other data may follow.</summary>
    private static ulong Sum<T>(ReadOnlySpan<byte> packed, int width, ulong least, ulong value, Span<T> output)
        where T : unmanaged
    {
        if (width == 0)
        {
            for (int i = 0; i < output.Length; i++)
            {
                value += least;
                output[i] = Cast<T>(value);
            }

            return value;
        }

        // A difference is cut out of eight bytes read at once. Where they would reach past the end, or do not hold the whole width, the slow way.
        int wide = width > 56 || packed.Length < sizeof(ulong) ? 0 : (int)Math.Min(output.Length, ((packed.Length - sizeof(ulong)) * 8L / width) + 1);
        ulong mask = ulong.MaxValue >> (64 - width);
        ref byte first = ref MemoryMarshal.GetReference(packed);
        Span<T> head = output[..wide];
        long bit = 0;
        for (int i = 0; i < head.Length; i++)
        {
            ulong word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, (nint)(bit >> 3)));
            value += least + ((word >> (int)(bit & 7)) & mask);
            head[i] = Cast<T>(value);
            bit += width;
        }

        Span<byte> padded = stackalloc byte[2 * sizeof(ulong)];
        for (int i = wide; i < output.Length; i++)
        {
            ReadOnlySpan<byte> rest = packed[(int)(bit >> 3)..];
            padded.Clear();
            rest[..Math.Min(rest.Length, padded.Length)].CopyTo(padded);
            value += least + ((ulong)(BinaryPrimitives.ReadUInt128LittleEndian(padded) >> (int)(bit & 7)) & mask);
            output[i] = Cast<T>(value);
            bit += width;
        }

        return value;
    }

    private ReadOnlySpan<byte> Take(long whole, long least)
    {
        int left = bytes.Length - position;
        if (least > left)
        {
            throw CutOff();
        }

        ReadOnlySpan<byte> taken = bytes.Slice(position, (int)Math.Min(whole, left));
        position += taken.Length;
        return taken;
    }

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte part = position < bytes.Length ? bytes[position++] : throw CutOff();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw new ParquetException("a delta encoded number is longer than 64 bits.");
    }

    private ulong ReadZigZag()
    {
        ulong value = ReadVarint();
        return (value >> 1) ^ (0 - (value & 1));
    }
}
