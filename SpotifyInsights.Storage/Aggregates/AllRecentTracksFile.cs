using SpotifyInsights.Parquet;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>`all_recent_tracks.parquet` or one of its months: the published columns of month versions, a row group each, taken over without making rows of them.</summary>
internal sealed class AllRecentTracksFile : IDisposable
{
    private readonly MemoryStream content = new();
    private readonly ParquetWriter writer;

    public AllRecentTracksFile() => writer = new ParquetWriter(content, Schema, new ParquetWriteOptions { SortedBy = ["played_at"] });

    public static ParquetSchema Schema { get; } = new([.. AllRecentTracksColumns.All.Select(column => column.Field)]);

    /// <summary>The published columns of the plays in a row group of this file or of a month version.</summary>
    public static IReadOnlyList<ColumnData> ColumnsOf(ParquetReader plays, int rowGroup) =>
        [.. Schema.Fields.Select(field => plays.ReadColumn(rowGroup, field.Name))];

    public void Add(IReadOnlyList<ColumnData> plays) => writer.WriteRowGroup(plays);

    public byte[] Complete()
    {
        writer.Complete();
        return content.ToArray();
    }

    public void Dispose()
    {
        writer.Dispose();
        content.Dispose();
    }
}
