using SpotifyInsights.Parquet.Thrift;

namespace SpotifyInsights.Parquet.Format;

/// <summary>`Statistics` of the format, without the deprecated bounds, whose order is not defined.</summary>
/// <param name="NullCount">Null when not given.</param>
/// <param name="Min">In PLAIN encoding, byte arrays without their length; null when not given.</param>
/// <param name="Max">As <paramref name="Min"/>.</param>
internal sealed record StatisticsMetadata(long? NullCount, byte[]? Min, byte[]? Max)
{
    public static StatisticsMetadata Read(ref CompactReader reader)
    {
        long? nullCount = null;
        byte[]? min = null;
        byte[]? max = null;
        short outer = reader.BeginStruct();
        while (reader.NextField(out short id, out CompactType type))
        {
            switch (id)
            {
                case 3:
                    nullCount = reader.ReadInt64(type);
                    break;
                case 5:
                    max = reader.ReadBinary(type).ToArray();
                    break;
                case 6:
                    min = reader.ReadBinary(type).ToArray();
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        reader.EndStruct(outer);
        return new StatisticsMetadata(nullCount, min, max);
    }

    public void Write(CompactWriter writer, short id)
    {
        short outer = writer.BeginStruct(id);
        if (NullCount is { } nullCount)
        {
            writer.WriteInt64(3, nullCount);
        }

        if (Max is not null)
        {
            writer.WriteBinary(5, Max);
        }

        if (Min is not null)
        {
            writer.WriteBinary(6, Min);
        }

        if (Max is not null)
        {
            writer.WriteBool(7, value: true);
        }

        if (Min is not null)
        {
            writer.WriteBool(8, value: true);
        }

        writer.EndStruct(outer);
    }
}
