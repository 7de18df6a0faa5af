using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Encodings;

/// <summary>PLAIN flags: a bit each.</summary>
internal sealed class PlainBooleanEncoder(bool[] values) : ValueEncoder
{
    public override ValueEncoding Encoding => ValueEncoding.Plain;

    public override void Encode(int start, int count, ByteBuffer output)
    {
        BitPacker.Pack(values.AsSpan(start, count), output.Reserve((count + 7) / 8));
    }
}
