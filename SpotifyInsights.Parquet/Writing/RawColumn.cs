using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Writing;

/// <summary>A column of a row group taken from one file to another. Pages do not say where they lie; only footer and index do.</summary>
internal static class RawColumn
{
    /// <summary>The column's bytes, and what the new file says of them when they begin at <paramref name="position"/> there.</summary>
    public static async Task<(ReadOnlyMemory<byte> Bytes, WrittenColumn Column)> ReadAsync(
        ParquetReader source, int rowGroup, int leaf, IReadOnlyList<string> path, long position, CancellationToken cancellationToken)
    {
        ColumnChunkMetadata chunk = source.RowGroup(rowGroup).Columns[leaf];
        FilePlace places = chunk.OffsetIndex ?? throw new ParquetException("a column has no page index.");
        List<PagePlace> pages = PagePlaces.Read((await source.ReadRawAsync(places, cancellationToken)).Span);
        byte[]? bounds = chunk.ColumnIndex is { } index ? (await source.ReadRawAsync(index, cancellationToken)).ToArray() : null;

        // Last, because a source may use its buffer again.
        ReadOnlyMemory<byte> bytes = await source.ReadRawAsync(rowGroup, leaf, cancellationToken);
        long shift = position - chunk.Offset;
        ColumnChunkMetadata moved = chunk with
        {
            Path = path,
            DataPageOffset = chunk.DataPageOffset + shift,
            DictionaryPageOffset = chunk.DictionaryPageOffset + shift,
        };
        return (bytes, new WrittenColumn(moved, bounds, PagePlaces.Write([.. pages.Select(page => page with { Offset = page.Offset + shift })])));
    }
}
