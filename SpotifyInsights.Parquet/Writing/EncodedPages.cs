using SpotifyInsights.Parquet.Encodings;
using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Writing;

/// <summary>The pages of a column of a row group, encoded and not yet compressed.</summary>
internal sealed class EncodedPages
{
    private readonly ByteBuffer bytes = new();
    private readonly List<EncodedPage> pages = [];

    public IReadOnlyList<EncodedPage> Pages => pages;

    public int Length => bytes.Length;

    public ReadOnlySpan<byte> Body(EncodedPage page)
    {
        return bytes.Written.Slice(page.Start, page.Length);
    }

    /// <summary>Replaces what was there by the column in this encoding.</summary>
    public void Encode(EntryLevels levels, ValueEncoder values, ParquetWriteOptions options)
    {
        bytes.Clear();
        pages.Clear();
        if (values.DictionaryCount > 0)
        {
            values.EncodeDictionary(bytes);
            pages.Add(new EncodedPage(PageType.Dictionary, ValueEncoding.Plain, values.DictionaryCount, 0, bytes.Length));
        }

        int wanted = Math.Max(1, values.MaxPageValues(options));
        int written = 0;
        for (int start = 0; start < levels.Count;)
        {
            int end = levels.PageEnd(start, wanted);
            int count = levels.ValuesIn(start, end);
            int position = bytes.Length;
            levels.Encode(start, end, bytes);
            values.Encode(written, count, bytes);
            pages.Add(new EncodedPage(PageType.Data, values.Encoding, end - start, position, bytes.Length - position));
            written += count;
            start = end;
        }
    }
}
