using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpotifyInsights.Parquet.Encodings;

/// <summary>Takes numbers of a fixed number of bits out of bytes, least significant bit first.</summary>
internal static class BitUnpacker
{
    /// <summary>Fills <paramref name="output"/>; <paramref name="packed"/> holds at least as many bits as that takes.</summary>
    /// <param name="packed">The packed numbers.</param>
    /// <param name="width">Bits per number, 1 to 32.</param>
    /// <param name="output">Where the numbers go.</param>
    public static void Unpack(ReadOnlySpan<byte> packed, int width, Span<int> output)
    {
        long bits = (long)output.Length * width;
        if (bits > packed.Length * 8L)
        {
            throw new ArgumentException("Too few bytes.", nameof(packed));
        }

        int vectorized = WideBitUnpacker.IsSupported(width) ? WideBitUnpacker.Unpack(packed, width, output) : 0;
        packed = packed[(vectorized / 8 * width)..];
        output = output[vectorized..];

        // A number is cut out of eight bytes read at once, which must not reach past the end: the last few take the slow way.
        ulong mask = (1UL << width) - 1;
        int wide = packed.Length < sizeof(ulong) ? 0 : (int)Math.Min(output.Length, ((packed.Length - sizeof(ulong)) * 8L / width) + 1);
        ref byte first = ref MemoryMarshal.GetReference(packed);
        Span<int> head = output[..wide];
        long bit = 0;
        for (int i = 0; i < head.Length; i++)
        {
            ulong word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, (nint)(bit >> 3)));
            head[i] = (int)((word >> (int)(bit & 7)) & mask);
            bit += width;
        }

        Span<byte> padded = stackalloc byte[sizeof(ulong)];
        for (int i = wide; i < output.Length; i++)
        {
            ReadOnlySpan<byte> rest = packed[(int)(bit >> 3)..];
            padded.Clear();
            rest[..Math.Min(rest.Length, padded.Length)].CopyTo(padded);
            output[i] = (int)((BinaryPrimitives.ReadUInt64LittleEndian(padded) >> (int)(bit & 7)) & mask);
            bit += width;
        }
    }

    /// <summary>One bit per flag, least significant first; <paramref name="packed"/> holds at least as many bits as flags are wanted.</summary>
    public static void Unpack(ReadOnlySpan<byte> packed, Span<bool> output)
    {
        const ulong OneBitPerByte = 0x8040201008040201;
        const ulong LowBits = 0x0101010101010101;
        Span<ulong> eights = MemoryMarshal.Cast<bool, ulong>(output);
        for (int i = 0; i < eights.Length; i++)
        {
            // Every byte keeps one bit of the eight; adding 0x7F moves it to the top of its byte, whichever bit it was.
            ulong spread = (packed[i] * LowBits) & OneBitPerByte;
            eights[i] = ((spread + 0x7F7F7F7F7F7F7F7F) >> 7) & LowBits;
        }

        for (int i = eights.Length * 8; i < output.Length; i++)
        {
            output[i] = ((packed[i >> 3] >> (i & 7)) & 1) != 0;
        }
    }
}
