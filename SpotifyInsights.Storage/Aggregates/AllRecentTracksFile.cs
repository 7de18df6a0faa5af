using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>
/// `all_recent_tracks.parquet` or one of its months, on its way to a stream: the published columns of month versions, a row group each, taken over without making
/// rows of them, and with no more than a column in memory. Music only: who asks for tracks and artists wants no episodes among them.
/// </summary>
internal sealed class AllRecentTracksFile(Stream target) : IDisposable
{
    private readonly ParquetWriter writer = new(target, Schema, new ParquetWriteOptions { SortedBy = ["played_at"] });

    public static ParquetSchema Schema { get; } = new([.. AllRecentTracksColumns.All.Select(column => column.Field)]);

    /// <summary>Whether the months of a file are as this build would write them.</summary>
    public bool CanCopyFrom(ParquetReader file) => writer.CanCopyFrom(file);

    /// <summary>A file of one month out of such a file.</summary>
    public static async Task<ReadOnlyMemory<byte>> OfMonthAsync(ParquetReader file, int rowGroup, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        using var month = new AllRecentTracksFile(content);
        await month.CopyAsync(file, rowGroup, cancellationToken);
        month.Complete();
        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }

    /// <summary>Adds the published columns of the plays of a month version but podcasts and audiobooks; returns how many plays these are.</summary>
    public async Task<int> AddAsync(ParquetReader version, int rowGroup, CancellationToken cancellationToken)
    {
        if (SpokenWord.MusicOf(new TableRows(version, rowGroup)) is { } music)
        {
            writer.WriteRowGroup(music.Length, place => ColumnSpread.Over(version.ReadColumn(rowGroup, Schema.Fields[place].Name), music));
            return music.Length;
        }

        return await AddAllAsync(version, rowGroup, cancellationToken);
    }

    /// <summary>As <see cref="AddAsync"/>, podcasts and audiobooks too.</summary>
    public async Task<int> AddAllAsync(ParquetReader version, int rowGroup, CancellationToken cancellationToken)
    {
        await writer.CopyColumnsAsync(version, rowGroup, cancellationToken);
        return version.RowGroupRowCount(rowGroup);
    }

    /// <summary>Adds a month of such a file as it is; returns how many plays these are.</summary>
    public async Task<int> CopyAsync(ParquetReader file, int rowGroup, CancellationToken cancellationToken)
    {
        await writer.CopyRowGroupAsync(file, rowGroup, cancellationToken);
        return file.RowGroupRowCount(rowGroup);
    }

    public void Complete() => writer.Complete();

    public void Dispose() => writer.Dispose();
}
