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
        Column<VersionRow>.Bool("skipped", _ => null),
        Column<VersionRow>.Text("reason_start", _ => null),
        Column<VersionRow>.Text("reason_end", _ => null),
        Column<VersionRow>.Bool("shuffle", _ => null),
        Column<VersionRow>.Bool("offline", _ => null),
        Column<VersionRow>.Bool("incognito", _ => null),
        Column<VersionRow>.Texts("sources", row => row.Sources),
    ];
}
