using System.Buffers.Binary;
using SpotifyInsights.Parquet.Encodings;
using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Reading;

/// <summary>Flags, packed as bits or as runs.</summary>
internal sealed class BooleanDecoder : ValueDecoder<bool>
{
    public override void ReadDictionary(ReadOnlySpan<byte> values, int count)
    {
        throw new ParquetException("the format knows no dictionary of booleans.");
    }

    public override void Decode(scoped in PageContent page, Span<bool> target)
    {
        switch (page.Encoding)
        {
            case ValueEncoding.Plain:
                PlainDecoder.Decode(page.Values, target);
                break;
            case ValueEncoding.Rle:
                new HybridDecoder(WithoutLength(page.Values), 1).Decode(target);
                break;
            default:
                throw Unsupported(page.Encoding);
        }
    }

    private static ReadOnlySpan<byte> WithoutLength(ReadOnlySpan<byte> values)
    {
        if (values.IsEmpty)
        {
            return values;
        }

        if (values.Length < sizeof(int) || (uint)BinaryPrimitives.ReadInt32LittleEndian(values) > (uint)(values.Length - sizeof(int)))
        {
            throw new ParquetException("run-length encoded data is cut off.");
        }

        return values.Slice(sizeof(int), BinaryPrimitives.ReadInt32LittleEndian(values));
    }
}
