namespace SpotifyInsights.Parquet.Encodings;

/// <summary>Walks over DELTA_LENGTH_BYTE_ARRAY: all lengths, delta encoded, then all bytes.</summary>
internal ref struct DeltaLengthReader : IByteArrayReader
{
    private readonly int[] lengths;
    private ReadOnlySpan<byte> rest;
    private int next;

    public DeltaLengthReader(ReadOnlySpan<byte> bytes, int count)
    {
        lengths = new int[count];
        var decoder = new DeltaBinaryDecoder(bytes);
        decoder.Decode(lengths.AsSpan(), isExact: true);
        rest = bytes[decoder.Position..];
    }

    public ReadOnlySpan<byte> Next()
    {
        int length = lengths[next++];
        if ((uint)length > (uint)rest.Length)
        {
            throw new ParquetException("a page holds fewer or shorter texts than its header says.");
        }

        ReadOnlySpan<byte> value = rest[..length];
        rest = rest[length..];
        return value;
    }
}
