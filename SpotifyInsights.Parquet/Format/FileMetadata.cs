using SpotifyInsights.Parquet.Thrift;

namespace SpotifyInsights.Parquet.Format;

/// <summary>`FileMetaData` of the format: the footer.</summary>
internal sealed record FileMetadata
{
    public required IReadOnlyList<SchemaElement> Schema { get; init; }

    public required long RowCount { get; init; }

    public required IReadOnlyList<RowGroupMetadata> RowGroups { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> KeyValues { get; init; }

    public string? CreatedBy { get; init; }

    /// <summary>Whether the file is by a parquet-mr before 1.2.9, which forgot the dictionary page's header in the size of a column.</summary>
    public bool HasShortColumns => CreatedBy is not null
        && CreatedBy.StartsWith("parquet-mr", StringComparison.Ordinal)
        && (!CreatedBy.StartsWith("parquet-mr version ", StringComparison.Ordinal)
            || (Version.TryParse(CreatedBy.Split(' ', '-')[3], out Version? version) && version < new Version(1, 2, 9)));

    public static FileMetadata Read(ReadOnlySpan<byte> footer)
    {
        var reader = new CompactReader(footer);
        var schema = new List<SchemaElement>();
        var rowGroups = new List<RowGroupMetadata>();
        var keyValues = new List<KeyValuePair<string, string>>();
        long? rowCount = null;
        string? createdBy = null;
        short outer = reader.BeginStruct();
        while (reader.NextField(out short id, out CompactType type))
        {
            switch (id)
            {
                case 2:
                    for (int left = reader.BeginStructList(type); left > 0; left--)
                    {
                        schema.Add(SchemaElement.Read(ref reader));
                    }

                    break;
                case 3:
                    rowCount = reader.ReadInt64(type);
                    break;
                case 4:
                    for (int left = reader.BeginStructList(type); left > 0; left--)
                    {
                        rowGroups.Add(RowGroupMetadata.Read(ref reader));
                    }

                    break;
                case 5:
                    for (int left = reader.BeginStructList(type); left > 0; left--)
                    {
                        keyValues.Add(ReadKeyValue(ref reader));
                    }

                    break;
                case 6:
                    createdBy = reader.ReadText(type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        reader.EndStruct(outer);
        return new FileMetadata
        {
            Schema = schema,
            RowCount = rowCount ?? throw new ParquetException("the footer does not say how many rows there are."),
            RowGroups = rowGroups,
            KeyValues = keyValues,
            CreatedBy = createdBy,
        };
    }

    public void Write(ByteBuffer output)
    {
        var writer = new CompactWriter(output);
        short outer = writer.BeginStruct();
        writer.WriteInt32(1, 1);
        writer.BeginList(2, CompactType.Struct, Schema.Count);
        for (int i = 0; i < Schema.Count; i++)
        {
            Schema[i].Write(writer, isRoot: i == 0);
        }

        writer.WriteInt64(3, RowCount);
        writer.BeginList(4, CompactType.Struct, RowGroups.Count);
        for (int i = 0; i < RowGroups.Count; i++)
        {
            RowGroups[i].Write(writer, i <= short.MaxValue ? (short)i : (short)-1);
        }

        WriteKeyValues(writer);
        writer.WriteText(6, CreatedBy ?? string.Empty);
        WriteColumnOrders(writer);
        writer.EndStruct(outer);
    }

    private static KeyValuePair<string, string> ReadKeyValue(ref CompactReader reader)
    {
        string key = string.Empty;
        string value = string.Empty;
        short outer = reader.BeginStruct();
        while (reader.NextField(out short id, out CompactType type))
        {
            switch (id)
            {
                case 1:
                    key = reader.ReadText(type);
                    break;
                case 2:
                    value = reader.ReadText(type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        reader.EndStruct(outer);
        return KeyValuePair.Create(key, value);
    }

    private void WriteKeyValues(CompactWriter writer)
    {
        if (KeyValues.Count == 0)
        {
            return;
        }

        writer.BeginList(5, CompactType.Struct, KeyValues.Count);
        foreach ((string key, string value) in KeyValues)
        {
            short outer = writer.BeginStruct();
            writer.WriteText(1, key);
            writer.WriteText(2, value);
            writer.EndStruct(outer);
        }
    }

    // Bounds in statistics mean something only where the footer names the order they were taken in: TYPE_ORDER, field 1 of the union.
    private void WriteColumnOrders(CompactWriter writer)
    {
        int leaves = Schema.Count(e => e.Type is not null);
        writer.BeginList(7, CompactType.Struct, leaves);
        for (int i = 0; i < leaves; i++)
        {
            short outer = writer.BeginStruct();
            writer.WriteEmptyStruct(1);
            writer.EndStruct(outer);
        }
    }
}
