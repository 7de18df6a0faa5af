using SpotifyInsights.Parquet.Thrift;

namespace SpotifyInsights.Parquet.Format;

/// <summary>A node of the schema's tree, which lies in the file as a list, depth first.</summary>
internal sealed record SchemaElement
{
    public PhysicalType? Type { get; init; }

    /// <summary>In bytes, of values of a fixed length.</summary>
    public int Length { get; init; }

    public Repetition Repetition { get; init; }

    public required string Name { get; init; }

    /// <summary>0 for a column of values.</summary>
    public int ChildCount { get; init; }

    public ConvertedType ConvertedType { get; init; } = ConvertedType.None;

    /// <summary>Of decimals that say so in the older way.</summary>
    public int Scale { get; init; }

    /// <summary>As <see cref="Scale"/>.</summary>
    public int Precision { get; init; }

    public LogicalType LogicalType { get; init; }

    public static SchemaElement Read(ref CompactReader reader)
    {
        PhysicalType? physical = null;
        int length = 0;
        int scale = 0;
        int precision = 0;
        var repetition = Repetition.Required;
        string? name = null;
        int childCount = 0;
        var converted = ConvertedType.None;
        LogicalType logical = default;
        short outer = reader.BeginStruct();
        while (reader.NextField(out short id, out CompactType type))
        {
            switch (id)
            {
                case 1:
                    physical = (PhysicalType)reader.ReadInt32(type);
                    break;
                case 2:
                    length = reader.ReadInt32(type);
                    break;
                case 3:
                    repetition = (Repetition)reader.ReadInt32(type);
                    break;
                case 4:
                    name = reader.ReadText(type);
                    break;
                case 5:
                    childCount = reader.ReadInt32(type);
                    break;
                case 6:
                    converted = (ConvertedType)reader.ReadInt32(type);
                    break;
                case 7:
                    scale = reader.ReadInt32(type);
                    break;
                case 8:
                    precision = reader.ReadInt32(type);
                    break;
                case 10 when type == CompactType.Struct:
                    logical = LogicalType.Read(ref reader);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        reader.EndStruct(outer);
        return new SchemaElement
        {
            Type = physical,
            Length = length,
            Repetition = repetition,
            Name = name ?? throw new ParquetException("a column of the schema has no name."),
            ChildCount = childCount,
            ConvertedType = converted,
            Scale = scale,
            Precision = precision,
            LogicalType = logical,
        };
    }

    public void Write(CompactWriter writer, bool isRoot = false)
    {
        short outer = writer.BeginStruct();
        if (Type is { } type)
        {
            writer.WriteInt32(1, (int)type);
        }

        if (Length > 0)
        {
            writer.WriteInt32(2, Length);
        }

        if (!isRoot)
        {
            writer.WriteInt32(3, (int)Repetition);
        }

        writer.WriteText(4, Name);
        if (ChildCount > 0)
        {
            writer.WriteInt32(5, ChildCount);
        }

        if (ConvertedType != ConvertedType.None)
        {
            writer.WriteInt32(6, (int)ConvertedType);
        }

        if (ConvertedType == ConvertedType.Decimal)
        {
            writer.WriteInt32(7, Scale);
            writer.WriteInt32(8, Precision);
        }

        if (LogicalType.Kind != LogicalKind.None)
        {
            LogicalType.Write(writer, 10);
        }

        writer.EndStruct(outer);
    }
}
