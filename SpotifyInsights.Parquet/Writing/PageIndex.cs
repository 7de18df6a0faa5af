using SpotifyInsights.Parquet.Format;
using SpotifyInsights.Parquet.Thrift;

namespace SpotifyInsights.Parquet.Writing;

/// <summary>
/// `ColumnIndex` and `OffsetIndex` of the format for a column of a row group: the bounds and the places of its data pages, by which readers
/// pass over pages.
/// </summary>
internal sealed class PageIndex(PhysicalType physical)
{
    private const int Unordered = 0;
    private const int Ascending = 1;
    private const int Descending = 2;

    // About: mark, two bounds, count.
    private const int BytesPerPage = 64;

    private readonly List<IndexedPage> pages = [];

    /// <summary>The page, when there is just one.</summary>
    public IndexedPage? Only => pages is [var page] ? page : null;

    public void Add(IndexedPage page)
    {
        pages.Add(page);
    }

    /// <summary>The bounds. The format wants them of every page that has values, or no column index at all: then null.</summary>
    public byte[]? ColumnIndex()
    {
        if (pages.Any(p => p.Bounds is null && p.ValueCount > 0))
        {
            return null;
        }

        var output = new ByteBuffer(pages.Count * BytesPerPage);
        var writer = new CompactWriter(output);
        short outer = writer.BeginStruct();
        writer.BeginList(1, CompactType.True, pages.Count);
        foreach (IndexedPage page in pages)
        {
            output.Append((byte)(page.ValueCount == 0 ? CompactType.True : CompactType.False));
        }

        WriteBounds(writer, 2, b => b.Min);
        WriteBounds(writer, 3, b => b.Max);
        writer.WriteInt32(4, Order());
        writer.BeginList(5, CompactType.Int64, pages.Count);
        foreach (IndexedPage page in pages)
        {
            writer.WriteElement(page.NullCount);
        }

        writer.EndStruct(outer);
        return output.Written.ToArray();
    }

    /// <summary>The places.</summary>
    public byte[] OffsetIndex()
    {
        return PagePlaces.Write([.. pages.Select(p => new PagePlace(p.Offset, p.Length, p.FirstRow))]);
    }

    private void WriteBounds(CompactWriter writer, short id, Func<ValueBounds, byte[]> bound)
    {
        writer.BeginList(id, CompactType.Binary, pages.Count);
        foreach (IndexedPage page in pages)
        {
            writer.WriteElement(page.Bounds is { } bounds ? bound(bounds) : []);
        }
    }

    private int Order()
    {
        ValueBounds[] all = [.. pages.Where(p => p.Bounds is not null).Select(p => p.Bounds!)];
        bool isAscending = true;
        bool isDescending = true;
        for (int i = 1; i < all.Length; i++)
        {
            int min = Bounds.Compare(physical, all[i - 1].Min, all[i].Min);
            int max = Bounds.Compare(physical, all[i - 1].Max, all[i].Max);
            isAscending &= min <= 0 && max <= 0;
            isDescending &= min >= 0 && max >= 0;
        }

        return isAscending ? Ascending : isDescending ? Descending : Unordered;
    }
}
