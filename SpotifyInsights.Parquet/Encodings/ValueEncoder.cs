using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Encodings;

/// <summary>One way of writing all values of a column that are there. Asked once per page.</summary>
internal abstract class ValueEncoder
{
    public abstract ValueEncoding Encoding { get; }

    /// <summary>The number of entries of the dictionary page that goes before, 0 for encodings without.</summary>
    public virtual int DictionaryCount => 0;

    /// <summary>Fewer bytes than this the values will not take; what cannot win need not be encoded.</summary>
    public virtual long LeastSize => 0;

    /// <summary>The most values that a page should hold.</summary>
    public virtual int MaxPageValues(ParquetWriteOptions options)
    {
        return options.MaxPageValues;
    }

    /// <summary>Appends the dictionary page, for encodings that have one.</summary>
    public virtual void EncodeDictionary(ByteBuffer output)
    {
    }

    /// <summary>Appends some of the values.</summary>
    public abstract void Encode(int start, int count, ByteBuffer output);
}
