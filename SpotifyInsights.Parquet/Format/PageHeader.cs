using SpotifyInsights.Parquet.Thrift;

namespace SpotifyInsights.Parquet.Format;

/// <summary>`PageHeader` of the format with the one header that belongs to its type.</summary>
internal readonly record struct PageHeader()
{
    public required PageType Type { get; init; }

    public required int UncompressedSize { get; init; }

    public required int CompressedSize { get; init; }

    /// <summary>CRC-32 of the page as it lies in the file, without its header; null when not given.</summary>
    public uint? Checksum { get; init; }

    /// <summary>Including nulls; of a dictionary page, its entries.</summary>
    public required int ValueCount { get; init; }

    public required ValueEncoding Encoding { get; init; }

    /// <summary>Of data pages of version 1.</summary>
    public ValueEncoding DefinitionEncoding { get; init; } = ValueEncoding.Rle;

    /// <summary>Of data pages of version 1.</summary>
    public ValueEncoding RepetitionEncoding { get; init; } = ValueEncoding.Rle;

    /// <summary>In bytes, of data pages of version 2.</summary>
    public int DefinitionLength { get; init; }

    /// <summary>In bytes, of data pages of version 2.</summary>
    public int RepetitionLength { get; init; }

    /// <summary>Whether the values of a data page of version 2 are compressed; those of other pages always are.</summary>
    public bool IsCompressed { get; init; }

    public static PageHeader Read(ref CompactReader reader)
    {
        PageType? pageType = null;
        int uncompressed = -1;
        int compressed = -1;
        uint? checksum = null;
        PageHeader? details = null;
        short outer = reader.BeginStruct();
        while (reader.NextField(out short id, out CompactType type))
        {
            switch (id)
            {
                case 1:
                    pageType = (PageType)reader.ReadInt32(type);
                    break;
                case 2:
                    uncompressed = reader.ReadInt32(type);
                    break;
                case 3:
                    compressed = reader.ReadInt32(type);
                    break;
                case 4:
                    checksum = (uint)reader.ReadInt32(type);
                    break;
                case 5 or 7 when type == CompactType.Struct:
                    details = ReadFirstVersion(ref reader, id == 5 ? PageType.Data : PageType.Dictionary);
                    break;
                case 8 when type == CompactType.Struct:
                    details = ReadSecondVersion(ref reader);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        reader.EndStruct(outer);
        return Assemble(pageType, uncompressed, compressed, details) with { Checksum = checksum };
    }

    public void Write(ByteBuffer output)
    {
        var writer = new CompactWriter(output);
        short outer = writer.BeginStruct();
        writer.WriteInt32(1, (int)Type);
        writer.WriteInt32(2, UncompressedSize);
        writer.WriteInt32(3, CompressedSize);
        if (Checksum is { } checksum)
        {
            writer.WriteInt32(4, (int)checksum);
        }

        short details = writer.BeginStruct((short)(Type == PageType.Data ? 5 : 7));
        writer.WriteInt32(1, ValueCount);
        writer.WriteInt32(2, (int)Encoding);
        if (Type == PageType.Data)
        {
            writer.WriteInt32(3, (int)DefinitionEncoding);
            writer.WriteInt32(4, (int)RepetitionEncoding);
        }

        writer.EndStruct(details);
        writer.EndStruct(outer);
    }

    private static PageHeader Assemble(PageType? type, int uncompressed, int compressed, PageHeader? details)
    {
        if (type is null || uncompressed < 0 || compressed < 0)
        {
            throw new ParquetException("a page header is incomplete.");
        }

        if (type == PageType.Index)
        {
            return new PageHeader
            {
                Type = PageType.Index,
                UncompressedSize = uncompressed,
                CompressedSize = compressed,
                ValueCount = 0,
                Encoding = ValueEncoding.Plain,
            };
        }

        if (details is not { } header || header.Type != type || header.ValueCount < 0)
        {
            throw new ParquetException("a page header does not fit its page's type.");
        }

        return header with { UncompressedSize = uncompressed, CompressedSize = compressed };
    }

    private static PageHeader ReadFirstVersion(ref CompactReader reader, PageType pageType)
    {
        int valueCount = -1;
        var encoding = ValueEncoding.Plain;
        var definition = ValueEncoding.Rle;
        var repetition = ValueEncoding.Rle;
        short outer = reader.BeginStruct();
        while (reader.NextField(out short id, out CompactType type))
        {
            switch (id)
            {
                case 1:
                    valueCount = reader.ReadInt32(type);
                    break;
                case 2:
                    encoding = (ValueEncoding)reader.ReadInt32(type);
                    break;
                case 3 when pageType == PageType.Data:
                    definition = (ValueEncoding)reader.ReadInt32(type);
                    break;
                case 4 when pageType == PageType.Data:
                    repetition = (ValueEncoding)reader.ReadInt32(type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        reader.EndStruct(outer);
        return new PageHeader
        {
            Type = pageType,
            UncompressedSize = 0,
            CompressedSize = 0,
            ValueCount = valueCount,
            Encoding = encoding,
            DefinitionEncoding = definition,
            RepetitionEncoding = repetition,
            IsCompressed = true,
        };
    }

    private static PageHeader ReadSecondVersion(ref CompactReader reader)
    {
        int valueCount = -1;
        var encoding = ValueEncoding.Plain;
        int definitionLength = -1;
        int repetitionLength = -1;
        bool isCompressed = true;
        short outer = reader.BeginStruct();
        while (reader.NextField(out short id, out CompactType type))
        {
            switch (id)
            {
                case 1:
                    valueCount = reader.ReadInt32(type);
                    break;
                case 4:
                    encoding = (ValueEncoding)reader.ReadInt32(type);
                    break;
                case 5:
                    definitionLength = reader.ReadInt32(type);
                    break;
                case 6:
                    repetitionLength = reader.ReadInt32(type);
                    break;
                case 7:
                    isCompressed = CompactReader.ReadBool(type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        reader.EndStruct(outer);
        return new PageHeader
        {
            Type = PageType.DataV2,
            UncompressedSize = 0,
            CompressedSize = 0,
            ValueCount = valueCount,
            Encoding = encoding,
            DefinitionLength = definitionLength,
            RepetitionLength = repetitionLength,
            IsCompressed = isCompressed,
        };
    }
}
