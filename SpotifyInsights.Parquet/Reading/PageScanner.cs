using SpotifyInsights.Parquet.Compression;
using SpotifyInsights.Parquet.Format;
using SpotifyInsights.Parquet.Thrift;

namespace SpotifyInsights.Parquet.Reading;

/// <summary>Finds the pages of a column, and holds every size and count against the limits before anything is allocated for them.</summary>
internal static class PageScanner
{
    public static List<PageSlice> Scan(ReadOnlySpan<byte> chunk, long valueCount, ParquetReadOptions options)
    {
        var pages = new List<PageSlice>();
        long values = 0;
        long size = 0;
        int position = 0;
        while (values < valueCount)
        {
            var reader = new CompactReader(chunk[position..]);
            PageHeader header = PageHeader.Read(ref reader);
            position += reader.Position;
            if (header.CompressedSize > chunk.Length - position)
            {
                throw new ParquetException("a page is cut off.");
            }

            size += header.UncompressedSize;
            if (header.UncompressedSize > options.MaxPageBytes || size > options.MaxColumnBytes)
            {
                throw new ParquetException($"a page of {header.UncompressedSize} bytes is beyond the limit.");
            }

            Add(pages, header, position);
            values += header.Type == PageType.Dictionary ? 0 : header.ValueCount;
            position += header.CompressedSize;
        }

        return values == valueCount ? pages : throw new ParquetException("the pages hold more values than the footer says.");
    }

    /// <summary>Holds all pages of a column against their checksums, where they have one.</summary>
    public static void Check(ReadOnlySpan<byte> chunk, long valueCount, ParquetReadOptions options)
    {
        foreach ((PageHeader header, int start) in Scan(chunk, valueCount, options))
        {
            Check(header, chunk.Slice(start, header.CompressedSize), options);
        }
    }

    /// <summary>Holds a page against its checksum, if it has one.</summary>
    public static void Check(PageHeader header, ReadOnlySpan<byte> body, ParquetReadOptions options)
    {
        if (options.VerifyChecksums && header.Checksum is { } checksum && Crc32.Of(body) != checksum)
        {
            throw new ParquetException("the checksum of a page does not fit the page.");
        }
    }

    private static void Add(List<PageSlice> pages, PageHeader header, int position)
    {
        switch (header.Type)
        {
            case PageType.Dictionary when pages.Count > 0:
                throw new ParquetException("a dictionary follows other pages.");
            case PageType.Data or PageType.DataV2 or PageType.Dictionary:
                pages.Add(new PageSlice(header, position));
                break;
            case PageType.Index:
                break;
            default:
                throw new ParquetException($"pages of type {(int)header.Type} are not supported.");
        }
    }
}
