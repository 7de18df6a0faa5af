using SpotifyInsights.Parquet.Thrift;

namespace SpotifyInsights.Parquet.Format;

/// <summary>`OffsetIndex` of the format: where the data pages of a column of a row group lie.</summary>
internal static class PagePlaces
{
    private const int BytesPerPage = 16;

    public static byte[] Write(IReadOnlyList<PagePlace> pages)
    {
        var output = new ByteBuffer(pages.Count * BytesPerPage);
        var writer = new CompactWriter(output);
        short outer = writer.BeginStruct();
        writer.BeginList(1, CompactType.Struct, pages.Count);
        foreach (PagePlace page in pages)
        {
            short place = writer.BeginStruct();
            writer.WriteInt64(1, page.Offset);
            writer.WriteInt32(2, page.Length);
            writer.WriteInt64(3, page.FirstRow);
            writer.EndStruct(place);
        }

        writer.EndStruct(outer);
        return output.Written.ToArray();
    }

    public static List<PagePlace> Read(ReadOnlySpan<byte> index)
    {
        var pages = new List<PagePlace>();
        var reader = new CompactReader(index);
        short outer = reader.BeginStruct();
        while (reader.NextField(out short id, out CompactType type))
        {
            if (id != 1)
            {
                reader.Skip(type);
                continue;
            }

            for (int left = reader.BeginStructList(type); left > 0; left--)
            {
                pages.Add(ReadPlace(ref reader));
            }
        }

        reader.EndStruct(outer);
        return pages;
    }

    private static PagePlace ReadPlace(ref CompactReader reader)
    {
        long offset = -1;
        int length = -1;
        long firstRow = -1;
        short outer = reader.BeginStruct();
        while (reader.NextField(out short id, out CompactType type))
        {
            switch (id)
            {
                case 1:
                    offset = reader.ReadInt64(type);
                    break;
                case 2:
                    length = reader.ReadInt32(type);
                    break;
                case 3:
                    firstRow = reader.ReadInt64(type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        reader.EndStruct(outer);
        return offset >= 0 && length >= 0 && firstRow >= 0
            ? new PagePlace(offset, length, firstRow)
            : throw new ParquetException("a page index is incomplete.");
    }
}
