using SpotifyInsights.Parquet.Thrift;

namespace SpotifyInsights.Parquet.Format;

/// <summary>`ColumnChunk` and its `ColumnMetaData` in one: where a column of a row group lies and how it was written.</summary>
internal sealed record ColumnChunkMetadata
{
    public PhysicalType Type { get; init; }

    public IReadOnlyList<ValueEncoding> Encodings { get; init; } = [];

    public IReadOnlyList<string> Path { get; init; } = [];

    public Codec Codec { get; init; }

    /// <summary>Including nulls; for lists including empty ones.</summary>
    public long ValueCount { get; init; }

    public long UncompressedSize { get; init; }

    public long CompressedSize { get; init; }

    public long DataPageOffset { get; init; }

    public long? DictionaryPageOffset { get; init; }

    public StatisticsMetadata? Statistics { get; init; }

    /// <summary>Where the index of the pages' bounds lies, when there is one.</summary>
    public FilePlace? ColumnIndex { get; init; }

    /// <summary>Where the index of the pages' places lies, when there is one.</summary>
    public FilePlace? OffsetIndex { get; init; }

    /// <summary>Set when the values are in another file.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>Set when the chunk is encrypted, or does not say where it is.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Where the chunk's first page begins.</summary>
    public long Offset => DictionaryPageOffset is > 0 and { } dictionary ? Math.Min(dictionary, DataPageOffset) : DataPageOffset;

    public static ColumnChunkMetadata Read(ref CompactReader reader)
    {
        ColumnChunkMetadata? result = null;
        bool isElsewhere = false;
        bool isEncrypted = false;
        FilePlace offsetIndex = default;
        FilePlace columnIndex = default;
        short outer = reader.BeginStruct();
        while (reader.NextField(out short id, out CompactType type))
        {
            switch (id)
            {
                case 3 when type == CompactType.Struct:
                    result = ReadMetadata(ref reader);
                    break;
                case 4:
                    offsetIndex = offsetIndex with { Offset = reader.ReadInt64(type) };
                    break;
                case 5:
                    offsetIndex = offsetIndex with { Length = reader.ReadInt32(type) };
                    break;
                case 6:
                    columnIndex = columnIndex with { Offset = reader.ReadInt64(type) };
                    break;
                case 7:
                    columnIndex = columnIndex with { Length = reader.ReadInt32(type) };
                    break;
                default:
                    isElsewhere |= id == 1;
                    isEncrypted |= id == 8;
                    reader.Skip(type);
                    break;
            }
        }

        reader.EndStruct(outer);
        return (result ?? new ColumnChunkMetadata()) with
        {
            IsElsewhere = isElsewhere,
            IsHidden = isEncrypted || result is null,
            OffsetIndex = offsetIndex.Length > 0 ? offsetIndex : null,
            ColumnIndex = columnIndex.Length > 0 ? columnIndex : null,
        };
    }

    public void Write(CompactWriter writer)
    {
        short outer = writer.BeginStruct();
        writer.WriteInt64(2, Offset);
        short metadata = writer.BeginStruct(3);
        writer.WriteInt32(1, (int)Type);
        writer.BeginList(2, CompactType.Int32, Encodings.Count);
        foreach (ValueEncoding encoding in Encodings)
        {
            writer.WriteElement((int)encoding);
        }

        writer.BeginList(3, CompactType.Binary, Path.Count);
        foreach (string name in Path)
        {
            writer.WriteElement(System.Text.Encoding.UTF8.GetBytes(name));
        }

        writer.WriteInt32(4, (int)Codec);
        writer.WriteInt64(5, ValueCount);
        writer.WriteInt64(6, UncompressedSize);
        writer.WriteInt64(7, CompressedSize);
        writer.WriteInt64(9, DataPageOffset);
        if (DictionaryPageOffset is { } dictionary)
        {
            writer.WriteInt64(11, dictionary);
        }

        Statistics?.Write(writer, 12);
        writer.EndStruct(metadata);
        if (OffsetIndex is { } offsetIndex)
        {
            writer.WriteInt64(4, offsetIndex.Offset);
            writer.WriteInt32(5, offsetIndex.Length);
        }

        if (ColumnIndex is { } columnIndex)
        {
            writer.WriteInt64(6, columnIndex.Offset);
            writer.WriteInt32(7, columnIndex.Length);
        }

        writer.EndStruct(outer);
    }

    private static ColumnChunkMetadata ReadMetadata(ref CompactReader reader)
    {
        PhysicalType physical = default;
        IReadOnlyList<ValueEncoding> encodings = [];
        Codec codec = default;
        long valueCount = 0;
        long uncompressedSize = 0;
        long compressedSize = 0;
        long dataPageOffset = 0;
        long? dictionaryPageOffset = null;
        StatisticsMetadata? statistics = null;
        short outer = reader.BeginStruct();
        while (reader.NextField(out short id, out CompactType type))
        {
            switch (id)
            {
                case 1:
                    physical = (PhysicalType)reader.ReadInt32(type);
                    break;
                case 2:
                    encodings = ValueEncodings.Read(ref reader, type);
                    break;
                case 4:
                    codec = (Codec)reader.ReadInt32(type);
                    break;
                case 5:
                    valueCount = reader.ReadInt64(type);
                    break;
                case 6:
                    uncompressedSize = reader.ReadInt64(type);
                    break;
                case 7:
                    compressedSize = reader.ReadInt64(type);
                    break;
                case 9:
                    dataPageOffset = reader.ReadInt64(type);
                    break;
                case 11:
                    dictionaryPageOffset = reader.ReadInt64(type);
                    break;
                case 12 when type == CompactType.Struct:
                    statistics = StatisticsMetadata.Read(ref reader);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        reader.EndStruct(outer);
        return new ColumnChunkMetadata
        {
            Type = physical,
            Encodings = encodings,
            Codec = codec,
            ValueCount = valueCount,
            UncompressedSize = uncompressedSize,
            CompressedSize = compressedSize,
            DataPageOffset = dataPageOffset,
            DictionaryPageOffset = dictionaryPageOffset,
            Statistics = statistics,
        };
    }
}
