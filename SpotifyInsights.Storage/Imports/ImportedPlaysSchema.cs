using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Imports;

/// <summary>`imports/{id}/plays.parquet`. `played_at` is as reported: of scrobbles the start of the play.</summary>
internal static class ImportedPlaysSchema
{
    private static readonly Table<ImportedRow> Rows = new(
    [
        Column<ImportedRow>.Time("played_at", row => row.Witness.PlayedAt),
        Column<ImportedRow>.Text("source", row => KindText.Of(row.Witness.Kind)),
        Column<ImportedRow>.Int64("ms_played", row => row.Witness.HeardMs),
        Column<ImportedRow>.Time("offline_timestamp", row => row.Witness.OfflineAt),
        .. TrackColumns.Reported<ImportedRow>(row => row.Witness.Track),
        .. TrackColumns.Ours<ImportedRow>(row => row.Witness.Track),
        Column<ImportedRow>.Text("context_type", row => row.Witness.ContextType),
        Column<ImportedRow>.Text("context_uri", row => row.Witness.ContextUri),
        .. CircumstancesColumns.Of<ImportedRow>(row => row.Witness.Circumstances),
        Column<ImportedRow>.Text("conn_country", row => row.Country),
        Column<ImportedRow>.Text("refused", row => row.Refused),
    ]);

    public static byte[] Write(IReadOnlyList<ImportedRow> rows) => Rows.Write([rows]);

    public static IReadOnlyList<ImportedRow> Read(StoredObject stored) => TableRows.Read(stored, reader => TableRows.ReadAll(reader, RowReader));

    private static Func<int, ImportedRow> RowReader(TableRows rows)
    {
        var play = PlayRowColumns.Reader(rows);
        var (source, heardMs, offlineAt) = (rows.Text("source"), rows.Int64("ms_played"), rows.Time("offline_timestamp"));
        var (circumstances, country, refused) = (CircumstancesColumns.Reader(rows), rows.Text("conn_country"), rows.Text("refused"));
        return row => new ImportedRow(Witness(row, play(row)), country(row), refused(row));

        Witness Witness(int row, ReportedPlay reported) => new()
        {
            Kind = KindText.Parse(source(row) ?? throw new FormatException("a row has no source")),
            PlayedAt = reported.PlayedAt,
            HeardMs = heardMs(row),
            OfflineAt = offlineAt(row),
            Track = reported.Track,
            ContextType = reported.ContextType,
            ContextUri = reported.ContextUri,
            Circumstances = circumstances(row),
        };
    }
}
