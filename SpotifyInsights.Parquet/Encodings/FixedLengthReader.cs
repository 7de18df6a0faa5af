namespace SpotifyInsights.Parquet.Encodings;

/// <summary>Walks over PLAIN byte arrays that all have one length, without anything between them.</summary>
internal ref struct FixedLengthReader(ReadOnlySpan<byte> bytes, int length) : IByteArrayReader
{
    private ReadOnlySpan<byte> rest = bytes;

    public ReadOnlySpan<byte> Next()
    {
        if (rest.Length < length)
        {
            throw new ParquetException("a page holds fewer values than its header says.");
        }

        ReadOnlySpan<byte> value = rest[..length];
        rest = rest[length..];
        return value;
    }
}
