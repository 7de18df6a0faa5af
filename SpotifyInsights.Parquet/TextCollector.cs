using SpotifyInsights.Parquet.Encodings;

namespace SpotifyInsights.Parquet;

/// <summary>Collects the texts of a column as UTF-8, each once, in any order of the rows and without making strings of them.</summary>
public sealed class TextCollector
{
    private readonly ByteArrayInterner texts = new();

    /// <summary>Takes a text and returns its number, by which rows point to it.</summary>
    /// <param name="utf8">Valid UTF-8, such as <see cref="StringColumn.Utf8"/> of another column.</param>
    public int Add(ReadOnlySpan<byte> utf8)
    {
        return texts.Intern(utf8);
    }

    /// <summary>The column. The last call.</summary>
    /// <param name="indexes">The number of each row's text; -1 where the row is null.</param>
    /// <exception cref="ArgumentException">An index is no number of a text.</exception>
    /// <exception cref="ParquetException">A text was not UTF-8.</exception>
    public StringColumn ToColumn(int[] indexes)
    {
        ArgumentNullException.ThrowIfNull(indexes);
        DictionaryRows.Check(indexes, texts.Count, nameof(indexes));
        return StringColumn.Trusted(texts.ToTexts(), indexes);
    }
}
