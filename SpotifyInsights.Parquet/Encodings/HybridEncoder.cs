using System.Numerics;

namespace SpotifyInsights.Parquet.Encodings;

/// <summary>Writes the RLE/bit-packing hybrid that <see cref="HybridDecoder"/> reads.</summary>
internal static class HybridEncoder
{
    /// <summary>The fewest bits that hold every number from 0 to <paramref name="greatest"/>.</summary>
    public static int WidthFor(int greatest)
    {
        return 32 - BitOperations.LeadingZeroCount((uint)greatest);
    }

    /// <summary>Appends the runs, without a length before them.</summary>
    public static void Encode(ReadOnlySpan<int> values, int width, ByteBuffer output)
    {
        if (width == 0)
        {
            output.AppendVarint((uint)values.Length << 1);
            return;
        }

        // Leaving the packed run, a repeated one and the header of the next packed run must cost less than packing on.
        int worthwhile = 8 * (((width + 7) / 8) + 3 + width - 1) / width / 8 * 8;
        worthwhile = Math.Max(8, worthwhile);
        int packed = 0;
        int next = 0;
        while (next < values.Length)
        {
            int run = RunLength(values[next..]);
            int filler = -(next - packed) & 7;
            if (run - filler >= worthwhile)
            {
                AppendPacked(values[packed..(next + filler)], width, output);
                AppendRepeated(values[next], run - filler, width, output);
                packed = next + run;
            }

            next += run;
        }

        AppendPacked(values[packed..], width, output);
    }

    private static int RunLength(ReadOnlySpan<int> values)
    {
        int value = values[0];
        if (values.Length > 1 && values[1] != value)
        {
            return 1;
        }

        int end = values.IndexOfAnyExcept(value);
        return end < 0 ? values.Length : end;
    }

    private static void AppendRepeated(int value, int count, int width, ByteBuffer output)
    {
        output.AppendVarint((ulong)count << 1);
        for (int shift = 0; shift < width; shift += 8)
        {
            output.Append((byte)(value >> shift));
        }
    }

    private static void AppendPacked(ReadOnlySpan<int> values, int width, ByteBuffer output)
    {
        if (values.IsEmpty)
        {
            return;
        }

        int groups = (values.Length + 7) / 8;
        output.AppendVarint(((ulong)groups << 1) | 1);
        BitPacker.Pack(values, width, output.Reserve(checked(groups * width)));
    }
}
