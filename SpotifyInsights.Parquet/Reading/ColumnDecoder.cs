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
        if (metadata.ValueCount * BytesPerValue(plan) > options.MaxColumnBytes)
        {
            throw new ParquetException($"{metadata.ValueCount} values are beyond the limit of {options.MaxColumnBytes} bytes.");
        }

        ColumnAssembler assembler = Assembler(plan, rows, (int)metadata.ValueCount, options.MaxColumnBytes);
        var decompressor = new Decompressor(metadata.Codec);
        foreach ((PageHeader header, int start) in pages)
        {
            ReadOnlySpan<byte> body = chunk.Slice(start, header.CompressedSize);
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

    private static int BytesPerValue(ColumnPlan plan)
    {
        // Lists: the item's index, its two levels while a page is read, the row's offset and mark.
        return plan.Field.Type switch
        {
            ParquetType.Boolean => sizeof(bool),
            ParquetType.Int32 or ParquetType.Date or ParquetType.Float or ParquetType.String => sizeof(int),
            ParquetType.StringList => 5 * sizeof(int),
            _ => sizeof(long),
        };
    }

    private static ColumnAssembler Assembler(ColumnPlan plan, int rows, int values, long maxBytes)
    {
        bool isOptional = plan.Field.IsOptional;
        return plan.Field.Type switch
        {
            ParquetType.Boolean => new BooleanAssembler(rows, isOptional),
            ParquetType.Int32 or ParquetType.Date => new NumberAssembler<int>(rows, isOptional, static (v, p) => new Int32Column(v, p)),
            ParquetType.Int64 => new NumberAssembler<long>(rows, isOptional, static (v, p) => new Int64Column(v, p)),
            ParquetType.Timestamp => new NumberAssembler<long>(rows, isOptional, (v, p) => new Int64Column(Milliseconds.From(v, plan.Unit), p)),
            ParquetType.Float => new NumberAssembler<float>(rows, isOptional, static (v, p) => new FloatColumn(v, p)),
            ParquetType.Double => new NumberAssembler<double>(rows, isOptional, static (v, p) => new DoubleColumn(v, p)),
            ParquetType.String => new TextAssembler(rows, isOptional, maxBytes),
            _ => new TextListAssembler(plan, rows, values, maxBytes),
        };
    }
}
