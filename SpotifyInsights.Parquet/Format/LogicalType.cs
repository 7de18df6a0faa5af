using SpotifyInsights.Parquet.Thrift;

namespace SpotifyInsights.Parquet.Format;

/// <summary>`LogicalType` of the format: what values mean.</summary>
/// <param name="Kind">Which member of the union is set; an unknown number stays as it is.</param>
/// <param name="Unit">Of timestamps and times of day.</param>
/// <param name="BitWidth">Of integers.</param>
/// <param name="IsSigned">Of integers.</param>
/// <param name="Scale">Of decimals.</param>
/// <param name="Precision">Of decimals.</param>
internal readonly record struct LogicalType(
    LogicalKind Kind,
    TimeUnit Unit = TimeUnit.None,
    int BitWidth = 0,
    bool IsSigned = true,
    int Scale = 0,
    int Precision = 0)
{
    public static LogicalType Read(ref CompactReader reader)
    {
        LogicalType result = default;
        short outer = reader.BeginStruct();
        while (reader.NextField(out short id, out CompactType type))
        {
            result = ((LogicalKind)id, type) switch
            {
                (LogicalKind.Timestamp or LogicalKind.Time, CompactType.Struct) => ReadTime(ref reader, (LogicalKind)id),
                (LogicalKind.Decimal, CompactType.Struct) => ReadDecimal(ref reader),
                (LogicalKind.Integer, CompactType.Struct) => ReadInteger(ref reader),
                _ => ReadOther(ref reader, id, type),
            };
        }

        reader.EndStruct(outer);
        return result;
    }

    public void Write(CompactWriter writer, short id)
    {
        short outer = writer.BeginStruct(id);
        if (Kind == LogicalKind.Timestamp)
        {
            short timestamp = writer.BeginStruct((short)Kind);
            writer.WriteBool(1, value: true);
            short unit = writer.BeginStruct(2);
            writer.WriteEmptyStruct((short)Unit);
            writer.EndStruct(unit);
            writer.EndStruct(timestamp);
        }
        else
        {
            writer.WriteEmptyStruct((short)Kind);
        }

        writer.EndStruct(outer);
    }

    private static LogicalType ReadOther(ref CompactReader reader, short id, CompactType type)
    {
        reader.Skip(type);
        return new LogicalType((LogicalKind)id);
    }

    private static LogicalType ReadTime(ref CompactReader reader, LogicalKind kind)
    {
        TimeUnit unit = TimeUnit.None;
        short outer = reader.BeginStruct();
        while (reader.NextField(out short id, out CompactType type))
        {
            if (id == 2 && type == CompactType.Struct)
            {
                short union = reader.BeginStruct();
                while (reader.NextField(out short member, out CompactType memberType))
                {
                    unit = (TimeUnit)member;
                    reader.Skip(memberType);
                }

                reader.EndStruct(union);
            }
            else
            {
                reader.Skip(type);
            }
        }

        reader.EndStruct(outer);
        return new LogicalType(kind, unit);
    }

    private static LogicalType ReadDecimal(ref CompactReader reader)
    {
        int scale = 0;
        int precision = 0;
        short outer = reader.BeginStruct();
        while (reader.NextField(out short id, out CompactType type))
        {
            switch (id)
            {
                case 1:
                    scale = reader.ReadInt32(type);
                    break;
                case 2:
                    precision = reader.ReadInt32(type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        reader.EndStruct(outer);
        return new LogicalType(LogicalKind.Decimal, Scale: scale, Precision: precision);
    }

    private static LogicalType ReadInteger(ref CompactReader reader)
    {
        int bitWidth = 0;
        bool isSigned = true;
        short outer = reader.BeginStruct();
        while (reader.NextField(out short id, out CompactType type))
        {
            switch (id)
            {
                case 1:
                    bitWidth = reader.ReadInt32(type);
                    break;
                case 2:
                    isSigned = CompactReader.ReadBool(type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        reader.EndStruct(outer);
        return new LogicalType(LogicalKind.Integer, BitWidth: bitWidth, IsSigned: isSigned);
    }
}
