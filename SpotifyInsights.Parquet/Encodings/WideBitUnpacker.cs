using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SpotifyInsights.Parquet.Encodings;

/// <summary>
/// As <see cref="BitUnpacker"/>, eight numbers at a time. Eight numbers of n bits take n bytes, so one pattern fits all eights: which four
/// bytes each number begins in, and how far it must be moved.
/// </summary>
internal static class WideBitUnpacker
{
    // Up to seven bits of a number's first byte belong to the number before, and all must lie in four bytes.
    private const int GreatestWidth = 25;

    public static bool IsSupported(int width)
    {
        return Avx2.IsSupported && width is > 0 and <= GreatestWidth;
    }

    /// <summary>Fills as much of <paramref name="output"/> as can be had without reading past the end, and says how much: a multiple of eight.</summary>
    public static int Unpack(ReadOnlySpan<byte> packed, int width, Span<int> output)
    {
        // The two halves of an eight are read sixteen bytes at once, the second from the byte that its first number begins in.
        int second = width / 2;
        (Vector256<byte> places, Vector256<uint> shifts) = Pattern(width, second * 8);
        var mask = Vector256.Create((1u << width) - 1);
        int readable = packed.Length - second - Vector128<byte>.Count;
        int eights = readable < 0 ? 0 : Math.Min(output.Length / 8, (readable / width) + 1);
        ref byte source = ref MemoryMarshal.GetReference(packed);
        ref int target = ref MemoryMarshal.GetReference(output);
        for (int i = 0; i < eights; i++)
        {
            ref byte first = ref Unsafe.Add(ref source, i * width);
            var bytes = Vector256.Create(Vector128.LoadUnsafe(ref first), Vector128.LoadUnsafe(ref Unsafe.Add(ref first, second)));
            Vector256<uint> words = Avx2.Shuffle(bytes, places).AsUInt32();
            Vector256<uint> numbers = Avx2.ShiftRightLogicalVariable(words, shifts) & mask;
            numbers.AsInt32().StoreUnsafe(ref Unsafe.Add(ref target, i * 8));
        }

        return eights * 8;
    }

    private static (Vector256<byte> Places, Vector256<uint> Shifts) Pattern(int width, int secondBit)
    {
        Span<byte> places = stackalloc byte[Vector256<byte>.Count];
        Span<uint> shifts = stackalloc uint[Vector256<uint>.Count];
        for (int number = 0; number < shifts.Length; number++)
        {
            int bit = (number * width) - (number < 4 ? 0 : secondBit);
            shifts[number] = (uint)bit & 7;
            for (int part = 0; part < sizeof(uint); part++)
            {
                places[(number * sizeof(uint)) + part] = (byte)((bit >> 3) + part);
            }
        }

        return (Vector256.Create<byte>(places), Vector256.Create<uint>(shifts));
    }
}
