using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SpotifyInsights.Parquet.Compression;

/// <summary>
/// CRC-32 as gzip has it (polynomial 0x04C11DB7, bits reversed). Where the processor multiplies polynomials, 64 bytes at a time are folded into
/// a remainder of 16 bytes, by the identity that a block multiplied by x^n mod P has the checksum of the block n bits further ahead.
/// </summary>
public static class Crc32
{
    private const uint Reversed = 0xEDB88320;
    private const int Lane = 16;
    private const int Lanes = 4;

    private static readonly uint[][] Tables = MakeTables();

    // What the low and high halves of a lane are multiplied by to move it four lanes, or one, ahead.
    private static readonly Vector128<ulong> FourAhead = Factors(Lanes * Lane * 8);
    private static readonly Vector128<ulong> OneAhead = Factors(Lane * 8);

    /// <summary>The checksum of some bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        return Append(0, bytes);
    }

    /// <summary>The checksum of bytes of which the first ones have the checksum <paramref name="checksum"/> and the others follow here. Of none it is 0.</summary>
    public static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
    {
        uint remainder = ~checksum;
        if (Pclmulqdq.IsSupported && bytes.Length >= 2 * Lanes * Lane)
        {
            Span<byte> folded = stackalloc byte[Lane];
            int consumed = Fold(bytes, remainder, folded);
            remainder = Update(0, folded);
            bytes = bytes[consumed..];
        }

        return ~Update(remainder, bytes);
    }

    /// <summary>Eight bytes at a time by tables.</summary>
    internal static uint Update(uint remainder, ReadOnlySpan<byte> bytes)
    {
        uint[][] tables = Tables;
        foreach (ulong next in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            ulong mixed = next ^ remainder;
            remainder = tables[7][(byte)mixed] ^ tables[6][(byte)(mixed >> 8)] ^ tables[5][(byte)(mixed >> 16)] ^ tables[4][(byte)(mixed >> 24)]
                ^ tables[3][(byte)(mixed >> 32)] ^ tables[2][(byte)(mixed >> 40)] ^ tables[1][(byte)(mixed >> 48)] ^ tables[0][(byte)(mixed >> 56)];
        }

        foreach (byte next in bytes[(bytes.Length & ~7)..])
        {
            remainder = tables[0][(byte)(remainder ^ next)] ^ (remainder >> 8);
        }

        return remainder;
    }

    private static int Fold(ReadOnlySpan<byte> bytes, uint remainder, Span<byte> folded)
    {
        ReadOnlySpan<Vector128<ulong>> blocks = MemoryMarshal.Cast<byte, Vector128<ulong>>(bytes);
        Vector128<ulong> first = blocks[0] ^ Vector128.CreateScalar((ulong)remainder);
        Vector128<ulong> second = blocks[1];
        Vector128<ulong> third = blocks[2];
        Vector128<ulong> fourth = blocks[3];
        int next = Lanes;
        for (; next <= blocks.Length - Lanes; next += Lanes)
        {
            first = Ahead(first, FourAhead) ^ blocks[next];
            second = Ahead(second, FourAhead) ^ blocks[next + 1];
            third = Ahead(third, FourAhead) ^ blocks[next + 2];
            fourth = Ahead(fourth, FourAhead) ^ blocks[next + 3];
        }

        Vector128<ulong> all = Ahead(Ahead(Ahead(first, OneAhead) ^ second, OneAhead) ^ third, OneAhead) ^ fourth;
        all.AsByte().CopyTo(folded);
        return next * Lane;
    }

    private static Vector128<ulong> Ahead(Vector128<ulong> lane, Vector128<ulong> factors)
    {
        return Pclmulqdq.CarrylessMultiply(lane, factors, 0x00) ^ Pclmulqdq.CarrylessMultiply(lane, factors, 0x11);
    }

    // With reversed bits the low half holds the higher powers, and a product is one bit short, hence 33 and not 32 bits.
    private static Vector128<ulong> Factors(int bits)
    {
        return Vector128.Create((ulong)PowerOfX(bits + 32) << 1, (ulong)PowerOfX(bits - 32) << 1);
    }

    // x to the power of so many, modulo the polynomial, bits reversed: bit 31 is the coefficient of x^0.
    private static uint PowerOfX(int exponent)
    {
        uint power = 0x80000000;
        for (int i = 0; i < exponent; i++)
        {
            power = (power >> 1) ^ ((power & 1) * Reversed);
        }

        return power;
    }

    private static uint[][] MakeTables()
    {
        uint[][] tables = [.. Enumerable.Range(0, 8).Select(_ => new uint[256])];
        for (uint value = 0; value < 256; value++)
        {
            uint remainder = value;
            for (int bit = 0; bit < 8; bit++)
            {
                remainder = (remainder >> 1) ^ ((remainder & 1) * Reversed);
            }

            tables[0][value] = remainder;
        }

        for (int table = 1; table < 8; table++)
        {
            for (int value = 0; value < 256; value++)
            {
                uint before = tables[table - 1][value];
                tables[table][value] = tables[0][(byte)before] ^ (before >> 8);
            }
        }

        return tables;
    }
}
