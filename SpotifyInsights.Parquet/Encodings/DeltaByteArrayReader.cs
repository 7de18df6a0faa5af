namespace SpotifyInsights.Parquet.Encodings;

/// <summary>
/// Walks over DELTA_BYTE_ARRAY: per value, how much of the value before it begins with, delta encoded, then the rest of each as
/// DELTA_LENGTH_BYTE_ARRAY. A few bytes of a page can so stand for any number of long values, hence a limit of its own.
/// </summary>
internal ref struct DeltaByteArrayReader : IByteArrayReader
{
    private readonly int[] prefixes;
    private DeltaLengthReader suffixes;
    private byte[] current = new byte[256];
    private int length;
    private int next;

    /// <summary>Begins at the first value of a page.</summary>
    /// <param name="bytes">The page's values.</param>
    /// <param name="count">How many there must be.</param>
    /// <param name="budget">How many bytes all values together may have.</param>
    public DeltaByteArrayReader(ReadOnlySpan<byte> bytes, int count, long budget)
    {
        prefixes = new int[count];
        var decoder = new DeltaBinaryDecoder(bytes);
        decoder.Decode(prefixes.AsSpan(), isExact: true);
        suffixes = new DeltaLengthReader(bytes[decoder.Position..], count);
        Budget = budget;
    }

    /// <summary>What is left of the limit.</summary>
    public long Budget { get; private set; }

    public ReadOnlySpan<byte> Next()
    {
        int prefix = prefixes[next++];
        if ((uint)prefix > (uint)length)
        {
            throw new ParquetException($"a text shares {prefix} bytes with one of {length} bytes.");
        }

        ReadOnlySpan<byte> suffix = suffixes.Next();
        Budget -= (long)prefix + suffix.Length;
        if (Budget < 0)
        {
            throw new ParquetException("the texts of a page are beyond the limit.");
        }

        length = prefix + suffix.Length;
        if (length > current.Length)
        {
            Array.Resize(ref current, Math.Max(length, current.Length * 2));
        }

        suffix.CopyTo(current.AsSpan(prefix));
        return current.AsSpan(0, length);
    }
}
