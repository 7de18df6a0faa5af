using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Reading;

/// <summary>Turns the values of a column's pages, without levels, into numbers. Asked once per page.</summary>
internal abstract class ValueDecoder<T>
    where T : unmanaged
{
    /// <summary>Takes the dictionary, which comes before all pages, in the PLAIN encoding.</summary>
    public abstract void ReadDictionary(ReadOnlySpan<byte> values, int count);

    /// <summary>Decodes as many values as fit into <paramref name="target"/>; fewer in the page are an error.</summary>
    public abstract void Decode(scoped in PageContent page, Span<T> target);

    protected static ParquetException Unsupported(ValueEncoding encoding)
    {
        string name = encoding switch
        {
            ValueEncoding.DeltaBinaryPacked => "DELTA_BINARY_PACKED",
            ValueEncoding.DeltaLengthByteArray => "DELTA_LENGTH_BYTE_ARRAY",
            ValueEncoding.DeltaByteArray => "DELTA_BYTE_ARRAY",
            ValueEncoding.ByteStreamSplit => "BYTE_STREAM_SPLIT",
            _ => $"{encoding}",
        };
        return new ParquetException($"the encoding {name} is not supported here.");
    }

    protected static ParquetException NoDictionary()
    {
        return new ParquetException("a page needs a dictionary, and there is none.");
    }
}
