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
        Column<VersionRow>.Time("snapshot_timestamp", row => row.FirstSnapshotAt),
        .. CircumstancesColumns.Of<VersionRow>(row => row.Circumstances),
        Column<VersionRow>.Texts("sources", row => row.Sources),
    ];
}
