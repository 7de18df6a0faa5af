using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Encodings;

/// <summary>PLAIN numbers: as they lie in memory, little-endian.</summary>
internal sealed class PlainNumberEncoder<T>(T[] values) : ValueEncoder
    where T : unmanaged
{
    public override ValueEncoding Encoding => ValueEncoding.Plain;

    public override long LeastSize => (long)values.Length * Unsafe.SizeOf<T>();

    public override void Encode(int start, int count, ByteBuffer output)
    {
        output.Append(MemoryMarshal.AsBytes(values.AsSpan(start, count)));
    }
}
