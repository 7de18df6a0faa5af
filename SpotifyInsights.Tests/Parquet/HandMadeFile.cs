using System.Buffers.Binary;
using SpotifyInsights.Parquet;
using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Tests.Parquet;

/// <summary>Files with one column whose pages are put together by hand, from the format's description.</summary>
internal static class HandMadeFile
{
    /// <summary>A file with these bytes as its only column chunk, from offset 4 on.</summary>
    public static byte[] Of(IReadOnlyList<SchemaElement> column, ColumnChunkMetadata chunk, long rows, byte[] body, string? createdBy = null)
    {
        var footer = new ByteBuffer();
        new FileMetadata
        {
            Schema = [new SchemaElement { Name = "schema", ChildCount = 1 }, .. column],
            RowCount = rows,
            RowGroups = [new RowGroupMetadata([chunk], rows)],
            KeyValues = [],
            CreatedBy = createdBy,
        }.Write(footer);
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, footer.Length);
        return [.. "PAR1"u8, .. body, .. footer.Written, .. length, .. "PAR1"u8];
    }

    /// <summary>A file with one page of one column, uncompressed.</summary>
    public static byte[] WithPage(SchemaElement column, int rows, ValueEncoding encoding, byte[] page, ValueEncoding levels = ValueEncoding.Rle)
    {
        var body = new ByteBuffer();
        new PageHeader
        {
            Type = PageType.Data,
            ValueCount = rows,
            UncompressedSize = page.Length,
            CompressedSize = page.Length,
            Encoding = encoding,
            DefinitionEncoding = levels,
            RepetitionEncoding = levels,
        }.Write(body);
        body.Append(page);
        var chunk = new ColumnChunkMetadata
        {
            Type = column.Type!.Value,
            Path = [column.Name],
            ValueCount = rows,
            CompressedSize = body.Length,
            DataPageOffset = 4,
        };
        return Of([column], chunk, rows, body.Written.ToArray());
    }
}
