using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Encodings;

/// <summary>PLAIN texts: a length of four bytes, then the bytes.</summary>
internal sealed class PlainTextEncoder(Utf8Dictionary dictionary, int[] indexes) : ValueEncoder
{
    private readonly long totalBytes = dictionary.PlainSize(indexes);

    public override ValueEncoding Encoding => ValueEncoding.Plain;

    public override long LeastSize => totalBytes;

    public override int MaxPageValues(ParquetWriteOptions options)
    {
        long fitting = options.TargetPageBytes * (long)indexes.Length / Math.Max(1, totalBytes);
        return (int)Math.Clamp(fitting, 1, options.MaxPageValues);
    }

    public override void Encode(int start, int count, ByteBuffer output)
    {
        foreach (int index in indexes.AsSpan(start, count))
        {
            dictionary.Append(index, output);
        }
    }
}
