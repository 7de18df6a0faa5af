using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Imports;

/// <summary>The columns of `imports/{id}/plays.parquet`. `played_at` is as reported: of scrobbles the start of the play; null in rows that do not tell it.</summary>
internal static class ImportedPlaysSchema
{
    public static Table<ImportedRow> Rows { get; } = new([.. Columns()]);

    public static Func<int, ImportedRow> Reader(TableRows rows)
    {
        var (playedAt, source, heardMs, offlineAt) = (rows.Time("played_at"), rows.Text("source"), rows.Int64("ms_played"), rows.Time("offline_timestamp"));
        var (track, contextType, contextUri) = (TrackColumns.Reader(rows), rows.Text("context_type"), rows.Text("context_uri"));
        var circumstances = CircumstancesColumns.Reader(rows);
        var (country, platform, refused) = (rows.Text("conn_country"), rows.Text("platform"), rows.Text("refused"));
        return row => new ImportedRow
        {
            Kind = KindText.Parse(source(row) ?? throw new FormatException("a row has no source")),
            PlayedAt = playedAt(row),
            HeardMs = heardMs(row),
            OfflineAt = offlineAt(row),
            Track = track(row),
            ContextType = contextType(row),
            ContextUri = contextUri(row),
            Circumstances = circumstances(row),
            Country = country(row),
            Platform = PlatformText.Parse(platform(row)),
            Refused = refused(row),
        };
    }

    private static IEnumerable<Column<ImportedRow>> Columns()
    {
        var (reported, _, ours) = TrackColumns.OfPart<ImportedRow>(row => row.Track);
        return
        [
            Column<ImportedRow>.Time("played_at", row => row.PlayedAt),
            Column<ImportedRow>.Text("source", row => KindText.Of(row.Kind)),
            Column<ImportedRow>.Int64("ms_played", row => row.HeardMs),
            Column<ImportedRow>.Time("offline_timestamp", row => row.OfflineAt),
            .. reported,
            .. ours,
            Column<ImportedRow>.Text("context_type", row => row.ContextType),
            Column<ImportedRow>.Text("context_uri", row => row.ContextUri),
            .. CircumstancesColumns.Of<ImportedRow>(row => row.Circumstances),
            Column<ImportedRow>.Text("conn_country", row => row.Country),
            Column<ImportedRow>.Text("platform", row => PlatformText.Of(row.Platform)),
            Column<ImportedRow>.Text("refused", row => row.Refused),
        ];
    }
}
