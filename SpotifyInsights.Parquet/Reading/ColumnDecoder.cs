using SpotifyInsights.Parquet.Compression;
using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Reading;

/// <summary>Decodes the bytes of one column of one row group.</summary>
internal static class ColumnDecoder
{
    public static ColumnData Decode(ColumnPlan plan, ColumnChunkMetadata metadata, int rows, ReadOnlySpan<byte> chunk, ParquetReadOptions options)
    {
        if (plan.IsList ? metadata.ValueCount < rows : metadata.ValueCount != rows)
        {
            throw new ParquetException($"{metadata.ValueCount} values for {rows} rows.");
        }

        List<PageSlice> pages = PageScanner.Scan(chunk, metadata.ValueCount, options);
        if (metadata.ValueCount * ColumnAssemblers.BytesPerEntry(plan) > options.MaxColumnBytes)
        {
            throw new ParquetException($"{metadata.ValueCount} values are beyond the limit of {options.MaxColumnBytes} bytes.");
        }

        ColumnAssembler assembler = new ColumnAssemblers(plan, rows, (int)metadata.ValueCount, options).Create();
        using var decompressor = new Decompressor(metadata.Codec);
        foreach ((PageHeader header, int start) in pages)
        {
            ReadOnlySpan<byte> body = chunk.Slice(start, header.CompressedSize);
            PageScanner.Check(header, body, options);
            if (header.Type == PageType.Dictionary)
            {
                assembler.ReadDictionary(decompressor.Decompress(body, header.UncompressedSize), header.ValueCount);
            }
            else
            {
                assembler.ReadPage(PageContent.Open(header, body, plan, decompressor));
            }
        }

        return assembler.Finish();
    }
}
