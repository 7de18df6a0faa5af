using System.Runtime.InteropServices;

namespace SpotifyInsights.Parquet.Encodings;

/// <summary>The PLAIN encoding of numbers and flags. Numbers lie in the file as in memory: little-endian.</summary>
internal static class PlainDecoder
{
    public static void Decode<T>(ReadOnlySpan<byte> bytes, Span<T> output)
        where T : unmanaged
    {
        Span<byte> target = MemoryMarshal.AsBytes(output);
        if (bytes.Length < target.Length)
        {
            throw new ParquetException("a page holds fewer values than its header says.");
        }

        bytes[..target.Length].CopyTo(target);
    }

    public static void Decode(ReadOnlySpan<byte> bytes, Span<bool> output)
    {
        if (bytes.Length < (output.Length + 7) / 8)
        {
            throw new ParquetException("a page holds fewer values than its header says.");
        }

        BitUnpacker.Unpack(bytes, output);
    }
}
