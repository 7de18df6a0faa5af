using System.Buffers.Binary;
using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Encodings;

/// <summary>PLAIN texts: a length of four bytes, then the bytes.</summary>
internal sealed class PlainTextEncoder(Utf8Dictionary dictionary, int[] indexes, long plainSize) : ValueEncoder
{
    public override ValueEncoding Encoding => ValueEncoding.Plain;

    public override long LeastSize => plainSize;

    public override int MaxPageValues(ParquetWriteOptions options)
    {
        return options.ValuesPerPage(indexes.Length, plainSize);
    }

    public override void Encode(int start, int count, ByteBuffer output)
    {
        ReadOnlySpan<int> page = indexes.AsSpan(start, count);
        Span<byte> room = output.Reserve(checked((int)dictionary.PlainSize(page)));
        foreach (int index in page)
        {
            ReadOnlySpan<byte> text = dictionary[index];
            BinaryPrimitives.WriteInt32LittleEndian(room, text.Length);
            text.CopyTo(room[sizeof(int)..]);
            room = room[(sizeof(int) + text.Length)..];
        }
    }
}
