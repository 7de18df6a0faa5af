using SpotifyInsights.Parquet;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>`all_recent_tracks.parquet` or one of its months: the published columns of month versions, a row group each, taken over without making rows of them.</summary>
internal sealed class AllRecentTracksFile : IDisposable
{
    private readonly MemoryStream content;
    private readonly ParquetWriter writer;

    /// <summary>A file without plays yet.</summary>
    /// <param name="expectedBytes">About how long the file becomes: a buffer that grows holds its content twice.</param>
    public AllRecentTracksFile(int expectedBytes = 0)
    {
        content = new MemoryStream(expectedBytes);
        writer = new ParquetWriter(content, Schema, new ParquetWriteOptions { SortedBy = ["played_at"] });
    }

    public static ParquetSchema Schema { get; } = new([.. AllRecentTracksColumns.All.Select(column => column.Field)]);

    /// <summary>The published columns of the plays in a row group of this file or of a month version.</summary>
    public static IReadOnlyList<ColumnData> ColumnsOf(ParquetReader plays, int rowGroup) =>
        [.. Schema.Fields.Select(field => plays.ReadColumn(rowGroup, field.Name))];

    public void Add(IReadOnlyList<ColumnData> plays) => writer.WriteRowGroup(plays);

    /// <summary>The file, not copied.</summary>
    public ReadOnlyMemory<byte> Complete()
    {
        writer.Complete();
        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }

    public void Dispose()
    {
        writer.Dispose();
        content.Dispose();
    }
}
