using System.Buffers.Binary;
using SpotifyInsights.Parquet.Compression;
using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Reading;

/// <summary>A data page, unpacked and cut into its three parts. Levels that the column does not have are empty.</summary>
internal readonly ref struct PageContent
{
    /// <summary>Including nulls.</summary>
    public required int ValueCount { get; init; }

    public required ValueEncoding Encoding { get; init; }

    public required ReadOnlySpan<byte> Repetition { get; init; }

    public required ReadOnlySpan<byte> Definition { get; init; }

    public required ReadOnlySpan<byte> Values { get; init; }

    public static PageContent Open(PageHeader header, ReadOnlySpan<byte> body, ColumnPlan plan, Decompressor decompressor)
    {
        return header.Type == PageType.DataV2
            ? OpenSecondVersion(header, body, decompressor)
            : OpenFirstVersion(header, decompressor.Decompress(body, header.UncompressedSize), plan);
    }

    private static PageContent OpenFirstVersion(PageHeader header, ReadOnlySpan<byte> page, ColumnPlan plan)
    {
        ReadOnlySpan<byte> repetition = plan.IsList ? TakeLevels(ref page, header.RepetitionEncoding) : [];
        ReadOnlySpan<byte> definition = plan.MaxDefinition > 0 ? TakeLevels(ref page, header.DefinitionEncoding) : [];
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
            Repetition = body[..header.RepetitionLength],
            Definition = body[header.RepetitionLength..(int)levels],
            Values = header.IsCompressed ? decompressor.Decompress(values, size) : values,
        };
    }

    private static ReadOnlySpan<byte> TakeLevels(scoped ref ReadOnlySpan<byte> page, ValueEncoding encoding)
    {
        if (encoding != ValueEncoding.Rle)
        {
            throw new ParquetException($"levels in the encoding {encoding} are not supported.");
        }

        if (page.Length < sizeof(int) || (uint)BinaryPrimitives.ReadInt32LittleEndian(page) > (uint)(page.Length - sizeof(int)))
        {
            throw new ParquetException("the levels of a page are cut off.");
        }

        int length = BinaryPrimitives.ReadInt32LittleEndian(page);
        ReadOnlySpan<byte> levels = page.Slice(sizeof(int), length);
        page = page[(sizeof(int) + length)..];
        return levels;
    }
}
