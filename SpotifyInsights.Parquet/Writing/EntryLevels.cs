namespace SpotifyInsights.Parquet.Writing;

/// <summary>The entries of a column, one per row or, in lists, per item, and which of them have a value.</summary>
internal abstract class EntryLevels
{
    /// <summary>Values, nulls, and empty lists.</summary>
    public abstract int Count { get; }

    /// <summary>Entries without a value.</summary>
    public abstract int NullCount { get; }

    /// <summary>Where a page ends that begins at <paramref name="start"/> and should hold no more than so many entries; rows are not cut.</summary>
    public abstract int PageEnd(int start, int wanted);

    /// <summary>The number of values among some entries.</summary>
    public abstract int ValuesIn(int start, int end);

    /// <summary>The number of rows that some entries make; they begin and end with a row.</summary>
    public abstract int RowsIn(int start, int end);

    /// <summary>Appends the levels of a page in the form of data pages of version 1.</summary>
    public abstract void Encode(int start, int end, ByteBuffer output);
}
