using SpotifyInsights.Parquet.Compression;
using SpotifyInsights.Parquet.Encodings;
using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Writing;

/// <summary>The pages of a column of a row group in one encoding, as they are and compressed.</summary>
internal sealed class EncodedPages
{
    private readonly ByteBuffer bytes = new();
    private readonly ByteBuffer compressed = new();
    private readonly List<EncodedPage> pages = [];
    private readonly List<int> compressedEnds = [];

    public IReadOnlyList<EncodedPage> Pages => pages;

    /// <summary>The size of all pages before they are compressed.</summary>
    public int Length => bytes.Length;

    /// <summary>Whether the compressed bodies are to be stored.</summary>
    public bool IsCompressed { get; private set; }

    /// <summary>The size of all pages as they are to be stored.</summary>
    public int StoredLength => IsCompressed ? compressed.Length : bytes.Length;

    /// <summary>A page as it is to be stored.</summary>
    public ReadOnlySpan<byte> StoredBody(int page)
    {
        return IsCompressed
            ? compressed.Written[(page == 0 ? 0 : compressedEnds[page - 1])..compressedEnds[page]]
            : bytes.Written.Slice(pages[page].Start, pages[page].Length);
    }

    /// <summary>Replaces what was there by the column in this encoding.</summary>
    public void Encode(EntryLevels levels, ValueEncoder values, ParquetWriteOptions options)
    {
        bytes.Clear();
        pages.Clear();
        IsCompressed = false;
        if (values.DictionaryCount > 0)
        {
            values.EncodeDictionary(bytes);
            pages.Add(new EncodedPage(PageType.Dictionary, ValueEncoding.Plain, values.DictionaryCount, 0, 0, 0, 0, bytes.Length));
        }

        int wanted = Math.Max(1, values.MaxPageValues(options));
        int written = 0;
        int row = 0;
        for (int start = 0; start < levels.Count;)
        {
            int end = levels.PageEnd(start, wanted);
            int count = levels.ValuesIn(start, end);
            int position = bytes.Length;
            levels.Encode(start, end, bytes);
            values.Encode(written, count, bytes);
            pages.Add(new EncodedPage(PageType.Data, values.Encoding, end - start, row, written, count, position, bytes.Length - position));
            written += count;
            row += levels.RowsIn(start, end);
            start = end;
        }
    }

    /// <summary>Compresses all pages. A codec holds for all of them; where it saves next to nothing, readers are spared the unpacking.</summary>
    public void Compress()
    {
        compressed.Clear();
        compressedEnds.Clear();
        foreach (EncodedPage page in pages)
        {
            SnappyCompressor.Compress(bytes.Written.Slice(page.Start, page.Length), compressed);
            compressedEnds.Add(compressed.Length);
        }

        IsCompressed = compressed.Length * 16L <= bytes.Length * 15L;
    }

    /// <summary>Gives the memory back; the last call.</summary>
    public void Release()
    {
        bytes.Release();
        compressed.Release();
    }
}
