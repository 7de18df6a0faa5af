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
        foreach (int index in indexes.AsSpan(start, count))
        {
            dictionary.Append(index, output);
        }
    }
}
