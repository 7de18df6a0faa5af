using System.Buffers.Binary;

namespace SpotifyInsights.Parquet.Encodings;

/// <summary>Walks over PLAIN byte arrays: a length of four bytes, then the bytes.</summary>
internal ref struct PlainTextReader(ReadOnlySpan<byte> bytes) : IByteArrayReader
{
    private ReadOnlySpan<byte> rest = bytes;

    public ReadOnlySpan<byte> Next()
    {
        if (rest.Length < sizeof(int))
        {
            throw CutOff();
        }

        int length = BinaryPrimitives.ReadInt32LittleEndian(rest);
        if ((uint)length > (uint)(rest.Length - sizeof(int)))
        {
            throw CutOff();
        }

        ReadOnlySpan<byte> text = rest.Slice(sizeof(int), length);
        rest = rest[(sizeof(int) + length)..];
        return text;
    }

    private static ParquetException CutOff()
    {
        return new ParquetException("a page holds fewer or shorter texts than its header says.");
    }
}
