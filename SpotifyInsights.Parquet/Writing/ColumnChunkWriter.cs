using SpotifyInsights.Parquet.Compression;
using SpotifyInsights.Parquet.Encodings;
using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Writing;

/// <summary>Encodes and compresses one column of a row group after the other. Its buffers are used again.</summary>
internal sealed class ColumnChunkWriter(ParquetWriteOptions options)
{
    // What is so much larger before it is compressed is not compressed to see.
    private const int Hopeless = 2;

    private readonly ByteBuffer output = new();
    private EncodedPages best = new();
    private EncodedPages other = new();

    /// <summary>The bytes of the last column, valid until the next.</summary>
    public ReadOnlySpan<byte> Written => output.Written;

    /// <summary>Makes the bytes of a column, the footer's entry about them and the index of their pages.</summary>
    /// <param name="layout">The column's place in the schema.</param>
    /// <param name="column">Its values.</param>
    /// <param name="position">Where in the file the bytes will begin.</param>
    public WrittenColumn Write(ColumnLayout layout, ColumnData column, long position)
    {
        var content = ColumnContent.From(layout.Field, column, options);
        EncodeSmallest(content);

        output.Clear();
        var index = new PageIndex(layout.Physical);
        long uncompressedSize = 0;
        long? dictionaryOffset = null;
        long? dataOffset = null;
        for (int i = 0; i < best.Pages.Count; i++)
        {
            EncodedPage page = best.Pages[i];
            int before = output.Length;
            ReadOnlySpan<byte> body = best.StoredBody(i);
            Header(page, body).Write(output);
            uncompressedSize += output.Length - before + page.Length;
            output.Append(body);
            if (page.Type == PageType.Dictionary)
            {
                dictionaryOffset = position + before;
            }
            else
            {
                dataOffset ??= position + before;
                index.Add(new IndexedPage(
                    position + before,
                    output.Length - before,
                    page.FirstRow,
                    page.ValueCount,
                    page.EntryCount - page.ValueCount,
                    content.Bounds(page.FirstValue, page.ValueCount)));
            }
        }

        var metadata = new ColumnChunkMetadata
        {
            Type = layout.Physical,
            Encodings = UsedEncodings(),
            Path = layout.Path,
            Codec = best.IsCompressed ? Codec.Snappy : Codec.Uncompressed,
            ValueCount = content.Levels.Count,
            UncompressedSize = uncompressedSize,
            CompressedSize = output.Length,
            DataPageOffset = dataOffset ?? position,
            DictionaryPageOffset = dictionaryOffset,
            Statistics = content.Statistics(),
        };
        return new WrittenColumn(metadata, index.ColumnIndex(), index.OffsetIndex());
    }

    private static PageHeader Header(EncodedPage page, ReadOnlySpan<byte> body)
    {
        return new PageHeader
        {
            Type = page.Type,
            UncompressedSize = page.Length,
            CompressedSize = body.Length,
            Checksum = Crc32.Of(body),
            ValueCount = page.EntryCount,
            Encoding = page.Encoding,
        };
    }

    private void EncodeSmallest(ColumnContent content)
    {
        Encode(best, content, content.Encoders[0]);
        foreach (ValueEncoder encoder in content.Encoders.Skip(1).Where(e => e.LeastSize < (long)best.Length * Hopeless))
        {
            Encode(other, content, encoder);
            if (other.StoredLength < best.StoredLength)
            {
                (best, other) = (other, best);
            }
        }
    }

    private void Encode(EncodedPages pages, ColumnContent content, ValueEncoder encoder)
    {
        pages.Encode(content.Levels, encoder, options);
        if (options.Compression == ParquetCompression.Snappy && (pages == best || pages.Length < (long)best.Length * Hopeless))
        {
            pages.Compress();
        }
    }

    private List<ValueEncoding> UsedEncodings()
    {
        return [.. best.Pages.Select(p => p.Encoding).Append(ValueEncoding.Rle).Distinct().Order()];
    }
}
