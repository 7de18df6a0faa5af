using SpotifyInsights.Parquet.Thrift;

namespace SpotifyInsights.Parquet.Format;

/// <summary>`RowGroup` of the format.</summary>
/// <param name="Columns">One per leaf of the schema, in its order.</param>
/// <param name="RowCount">As the file says; may be anything.</param>
internal sealed record RowGroupMetadata(IReadOnlyList<ColumnChunkMetadata> Columns, long RowCount)
{
    /// <summary>The leaves by which the rows rise, nulls last. Rows that fall, or with nulls first, are not told of.</summary>
    public IReadOnlyList<int> SortedBy { get; init; } = [];

    public static RowGroupMetadata Read(ref CompactReader reader)
    {
        var columns = new List<ColumnChunkMetadata>();
        long rowCount = 0;
        List<int> sortedBy = [];
        short outer = reader.BeginStruct();
        while (reader.NextField(out short id, out CompactType type))
        {
            switch (id)
            {
                case 1:
                    int count = reader.BeginStructList(type);
                    for (int i = 0; i < count; i++)
                    {
                        columns.Add(ColumnChunkMetadata.Read(ref reader));
                    }

                    break;
                case 3:
                    rowCount = reader.ReadInt64(type);
                    break;
                case 4:
                    sortedBy = ReadSorting(ref reader, type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        reader.EndStruct(outer);
        return new RowGroupMetadata(columns, rowCount) { SortedBy = sortedBy };
    }

    public void Write(CompactWriter writer, short ordinal)
    {
        short outer = writer.BeginStruct();
        writer.BeginList(1, CompactType.Struct, Columns.Count);
        foreach (ColumnChunkMetadata column in Columns)
        {
            column.Write(writer);
        }

        writer.WriteInt64(2, Columns.Sum(c => c.UncompressedSize));
        writer.WriteInt64(3, RowCount);
        if (SortedBy.Count > 0)
        {
            writer.BeginList(4, CompactType.Struct, SortedBy.Count);
            foreach (int leaf in SortedBy)
            {
                short sorting = writer.BeginStruct();
                writer.WriteInt32(1, leaf);
                writer.WriteBool(2, value: false);
                writer.WriteBool(3, value: false);
                writer.EndStruct(sorting);
            }
        }

        writer.WriteInt64(5, Columns[0].Offset);
        writer.WriteInt64(6, Columns.Sum(c => c.CompressedSize));
        if (ordinal >= 0)
        {
            writer.WriteInt16(7, ordinal);
        }

        writer.EndStruct(outer);
    }

    // Up to the first column that falls: what stands behind it says nothing alone.
    private static List<int> ReadSorting(ref CompactReader reader, CompactType listType)
    {
        var leaves = new List<int>();
        bool isRising = true;
        for (int left = reader.BeginStructList(listType); left > 0; left--)
        {
            int leaf = 0;
            short outer = reader.BeginStruct();
            while (reader.NextField(out short id, out CompactType type))
            {
                switch (id)
                {
                    case 1:
                        leaf = reader.ReadInt32(type);
                        break;
                    default:
                        isRising &= type != CompactType.True;
                        reader.Skip(type);
                        break;
                }
            }

            reader.EndStruct(outer);
            if (isRising)
            {
                leaves.Add(leaf);
            }
        }

        return leaves;
    }
}
