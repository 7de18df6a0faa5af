using System.Buffers.Binary;
using SpotifyInsights.Parquet.Compression;
using SpotifyInsights.Parquet.Encodings;
using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Reading;

/// <summary>A data page, unpacked and cut into its three parts. Levels that the column does not have are empty.</summary>
internal readonly ref struct PageContent
{
    /// <summary>Including nulls.</summary>
    public required int ValueCount { get; init; }

    public required ValueEncoding Encoding { get; init; }

    public required LevelReader Repetition { get; init; }

    public required LevelReader Definition { get; init; }

    public required ReadOnlySpan<byte> Values { get; init; }

    public static PageContent Open(PageHeader header, ReadOnlySpan<byte> body, ColumnPlan plan, Decompressor decompressor)
    {
        return header.Type == PageType.DataV2
            ? OpenSecondVersion(header, body, decompressor)
            : OpenFirstVersion(header, decompressor.Decompress(body, header.UncompressedSize), plan);
    }

    private static PageContent OpenFirstVersion(PageHeader header, ReadOnlySpan<byte> page, ColumnPlan plan)
    {
        LevelReader repetition = plan.IsList ? TakeLevels(ref page, header.RepetitionEncoding, header.ValueCount, 1) : default;
        LevelReader definition = plan.MaxDefinition > 0
            ? TakeLevels(ref page, header.DefinitionEncoding, header.ValueCount, HybridEncoder.WidthFor(plan.MaxDefinition))
            : default;
        return new PageContent
        {
            ValueCount = header.ValueCount,
            Encoding = header.Encoding,
            Repetition = repetition,
            Definition = definition,
            Values = page,
        };
    }

    private static PageContent OpenSecondVersion(PageHeader header, ReadOnlySpan<byte> body, Decompressor decompressor)
    {
        long levels = (long)header.RepetitionLength + header.DefinitionLength;
        if (header.RepetitionLength < 0 || header.DefinitionLength < 0 || levels > body.Length || levels > header.UncompressedSize)
        {
            throw new ParquetException("the levels of a page are longer than the page.");
        }

        ReadOnlySpan<byte> values = body[(int)levels..];
        int size = header.UncompressedSize - (int)levels;
        return new PageContent
        {
            ValueCount = header.ValueCount,
            Encoding = header.Encoding,
            Repetition = new LevelReader(body[..header.RepetitionLength], isBitPacked: false),
            Definition = new LevelReader(body[header.RepetitionLength..(int)levels], isBitPacked: false),
            Values = header.IsCompressed ? decompressor.Decompress(values, size) : values,
        };
    }

    private static LevelReader TakeLevels(scoped ref ReadOnlySpan<byte> page, ValueEncoding encoding, int count, int width)
    {
        long start = encoding == ValueEncoding.BitPacked ? 0 : sizeof(int);
        if (page.Length < start)
        {
            throw CutOff();
        }

        long length = encoding switch
        {
            ValueEncoding.Rle => BinaryPrimitives.ReadUInt32LittleEndian(page),
            ValueEncoding.BitPacked => BitPackedLevels.Size(count, width),
            _ => throw new ParquetException($"levels in the encoding {encoding} are not supported."),
        };
        if (length > page.Length - start)
        {
            throw CutOff();
        }

        ReadOnlySpan<byte> levels = page.Slice((int)start, (int)length);
        page = page[(int)(start + length)..];
        return new LevelReader(levels, encoding == ValueEncoding.BitPacked);
    }

    private static ParquetException CutOff()
    {
        return new ParquetException("the levels of a page are cut off.");
    }
}
