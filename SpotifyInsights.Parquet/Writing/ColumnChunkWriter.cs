using SpotifyInsights.Parquet.Compression;
using SpotifyInsights.Parquet.Encodings;
using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Writing;

/// <summary>Encodes and compresses one column of a row group after the other. Its buffers are used again.</summary>
internal sealed class ColumnChunkWriter(ParquetWriteOptions options)
{
    private readonly ByteBuffer output = new();
    private EncodedPages best = new();
    private EncodedPages other = new();

    /// <summary>The bytes of the last column, valid until the next.</summary>
    public ReadOnlySpan<byte> Written => output.Written;

    /// <summary>Makes the bytes of a column and the footer's entry about them.</summary>
    /// <param name="layout">The column's place in the schema.</param>
    /// <param name="column">Its values.</param>
    /// <param name="position">Where in the file the bytes will begin.</param>
    public ColumnChunkMetadata Write(ColumnLayout layout, ColumnData column, long position)
    {
        var content = ColumnContent.From(layout.Field, column, options);
        EncodeSmallest(content);
        List<byte[]>? compressed = options.Compression == ParquetCompression.Snappy ? Compress() : null;

        output.Clear();
        long uncompressedSize = 0;
        long? dictionaryOffset = null;
        long? dataOffset = null;
        for (int i = 0; i < best.Pages.Count; i++)
        {
            EncodedPage page = best.Pages[i];
            long offset = position + output.Length;
            if (page.Type == PageType.Dictionary)
            {
                dictionaryOffset = offset;
            }
            else
            {
                dataOffset ??= offset;
            }

            ReadOnlySpan<byte> body = compressed is null ? best.Body(page) : compressed[i];
            int before = output.Length;
            Header(page, body.Length).Write(output);
            uncompressedSize += output.Length - before + page.Length;
            output.Append(body);
        }

        return new ColumnChunkMetadata
        {
            Type = layout.Physical,
            Encodings = UsedEncodings(),
            Path = layout.Path,
            Codec = compressed is null ? Codec.Uncompressed : Codec.Snappy,
            ValueCount = content.Levels.Count,
            UncompressedSize = uncompressedSize,
            CompressedSize = output.Length,
            DataPageOffset = dataOffset ?? position,
            DictionaryPageOffset = dictionaryOffset,
            Statistics = content.Statistics,
        };
    }

    private static PageHeader Header(EncodedPage page, int compressedSize)
    {
        return new PageHeader
        {
            Type = page.Type,
            UncompressedSize = page.Length,
            CompressedSize = compressedSize,
            ValueCount = page.ValueCount,
            Encoding = page.Encoding,
        };
    }

    private void EncodeSmallest(ColumnContent content)
    {
        best.Encode(content.Levels, content.Encoders[0], options);
        foreach (ValueEncoder encoder in content.Encoders.Skip(1).Where(e => e.LeastSize < best.Length))
        {
            other.Encode(content.Levels, encoder, options);
            if (other.Length < best.Length)
            {
                (best, other) = (other, best);
            }
        }
    }

    // A codec holds for all pages of a column; where it saves next to nothing, readers are spared the unpacking.
    private List<byte[]>? Compress()
    {
        var bodies = new List<byte[]>(best.Pages.Count);
        long size = 0;
        foreach (EncodedPage page in best.Pages)
        {
            byte[] body = SnappyBlock.Compress(best.Body(page));
            bodies.Add(body);
            size += body.Length;
        }

        return size * 100 <= best.Length * 95L ? bodies : null;
    }

    private List<ValueEncoding> UsedEncodings()
    {
        return [.. best.Pages.Select(p => p.Encoding).Append(ValueEncoding.Rle).Distinct().Order()];
    }
}
