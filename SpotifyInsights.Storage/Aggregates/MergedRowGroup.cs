using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>Rows as they come out of a merge.</summary>
/// <param name="rows">The rows.</param>
internal sealed class MergedRowGroup(VersionRow[] rows) : VersionRowGroup
{
    public override int Count => rows.Length;

    public override long MsPlayed => rows.Sum(row => (long)(row.MsPlayed ?? 0));

    internal override ColumnData Fill(Column<VersionRow> column) => column.Fill(rows);

    private protected override long EndMs(int row) => rows[row].PlayedAtMs;
}
