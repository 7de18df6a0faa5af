namespace SpotifyInsights.Parquet.Reading;

/// <summary>Takes the pages of a column in their order and makes the column of them.</summary>
internal abstract class ColumnAssembler
{
    public abstract void ReadDictionary(ReadOnlySpan<byte> values, int count);

    public abstract void ReadPage(scoped in PageContent page);

    /// <summary>The column; an error when the pages did not bring every row.</summary>
    public abstract ColumnData Finish();

    protected static ParquetException WrongRowCount()
    {
        return new ParquetException("the pages do not hold as many rows as the footer says.");
    }
}
