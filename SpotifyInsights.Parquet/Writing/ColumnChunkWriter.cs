using SpotifyInsights.Parquet.Compression;
using SpotifyInsights.Parquet.Encodings;
using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Writing;

/// <summary>Encodes and compresses one column of a row group after the other. Its buffers are used again.</summary>
internal sealed class ColumnChunkWriter(ParquetWriteOptions options)
{
    // What is so much larger before it is compressed is not compressed to see.
    private const int Hopeless = 2;

    private readonly ByteBuffer header = new();
    private EncodedPages best = new();
    private EncodedPages other = new();

    /// <summary>Writes the bytes of a column, and returns the footer's entry about them and the index of their pages.</summary>
    /// <param name="layout">The column's place in the schema.</param>
    /// <param name="column">Its values.</param>
    /// <param name="position">Where in the file the bytes begin.</param>
    /// <param name="output">The file.</param>
    public WrittenColumn Write(ColumnLayout layout, ColumnData column, long position, Stream output)
    {
        var content = ColumnContent.From(layout.Field, column, options);
        EncodeSmallest(content);

        var index = new PageIndex(layout.Physical);
        long uncompressedSize = 0;
        long size = 0;
        long? dictionaryOffset = null;
        long? dataOffset = null;
        for (int i = 0; i < best.Pages.Count; i++)
        {
            EncodedPage page = best.Pages[i];
            ReadOnlySpan<byte> body = best.StoredBody(i);
            header.Clear();
            Header(page, body).Write(header);
            output.Write(header.Written);
            output.Write(body);
            int length = header.Length + body.Length;
            if (page.Type == PageType.Dictionary)
            {
                dictionaryOffset = position + size;
            }
            else
            {
                dataOffset ??= position + size;
                index.Add(new IndexedPage(
                    position + size,
                    length,
                    page.FirstRow,
                    page.ValueCount,
                    page.EntryCount - page.ValueCount,
                    content.Bounds(page.FirstValue, page.ValueCount)));
            }

            uncompressedSize += header.Length + page.Length;
            size += length;
        }

        var metadata = new ColumnChunkMetadata
        {
            Type = layout.Physical,
            Encodings = UsedEncodings(),
            Path = layout.Path,
            Codec = best.IsCompressed ? Codec.Snappy : Codec.Uncompressed,
            ValueCount = content.Levels.Count,
            UncompressedSize = uncompressedSize,
            CompressedSize = size,
            DataPageOffset = dataOffset ?? position,
            DictionaryPageOffset = dictionaryOffset,
            Statistics = content.Statistics(index),
        };
        return new WrittenColumn(metadata, index.ColumnIndex(), index.OffsetIndex());
    }

    /// <summary>Gives the memory back; the last call.</summary>
    public void Release()
    {
        header.Release();
        best.Release();
        other.Release();
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

    private IReadOnlyList<ValueEncoding> UsedEncodings()
    {
        return ValueEncodings.Of(best.Pages.Select(p => p.Encoding).Append(ValueEncoding.Rle));
    }
}
