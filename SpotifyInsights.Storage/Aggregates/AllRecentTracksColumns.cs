using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>
/// The columns of `all_recent_tracks.parquet` and its months: those of recent tracks, then what only the whole knows. What no applied source tells
/// (skips, reasons, offline) is null.
/// </summary>
internal static class AllRecentTracksColumns
{
    public static IReadOnlyList<Column<VersionRow>> All { get; } =
    [
        .. PlayRowColumns.Of<VersionRow>(row => row.Play),
        Column<VersionRow>.TimeMs("snapshot_timestamp", row => row.FirstSnapshotAtMs),
        .. CircumstancesColumns.Of<VersionRow>(row => row.Circumstances),
        .. new RowParts<VersionRow, IReadOnlyList<WitnessKind>?>(row => row.Kinds).Columns(
            [Column<IReadOnlyList<WitnessKind>?>.Texts("sources", kinds => kinds is null ? null : [.. kinds.Select(KindText.Of)])]),
    ];
}
