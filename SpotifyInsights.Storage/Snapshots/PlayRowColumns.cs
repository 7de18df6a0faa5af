using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Snapshots;

/// <summary>The columns of `recent_tracks.parquet`, which every file of plays begins with: the original design's in its order, then ours.</summary>
internal static class PlayRowColumns
{
    /// <summary>What stands in `source` for plays that Spotify's Web API reported.</summary>
    public const string ApiSource = "api";

    public static IReadOnlyList<Column<TRow>> Of<TRow>(Func<TRow, PlayRow> play)
    {
        var (reported, derived, ours) = TrackColumns.OfPart<TRow>(row => play(row).Track);
        return
        [
            Column<TRow>.Time("played_at", row => play(row).PlayedAt),
            .. reported,
            Column<TRow>.Time("played_at_dt", row => play(row).PlayedAt),
            Column<TRow>.Int32("hour_of_day", row => play(row).PlayedAt.InUtc().Hour),
            Column<TRow>.Int32("day_of_week", row => (int)play(row).PlayedAt.InUtc().DayOfWeek - (int)IsoDayOfWeek.Monday),
            .. derived,
            Column<TRow>.Time("started_at", row => play(row).StartedAt),
            Column<TRow>.Int32("ms_played", row => play(row).MsPlayed),
            Column<TRow>.Bool("ms_played_estimated", row => play(row).IsEstimated),
            Column<TRow>.Text("source", row => play(row).Source),
            .. ours,
            Column<TRow>.Text("context_type", row => play(row).ContextType),
            Column<TRow>.Text("context_uri", row => play(row).ContextUri),
        ];
    }

    /// <summary>Reads the reported part of a row.</summary>
    public static Func<int, ReportedPlay> Reader(TableRows rows)
    {
        var playedAt = TableRows.Required("played_at", rows.Time("played_at"));
        var track = TrackColumns.Reader(rows);
        var (contextType, contextUri) = (rows.Text("context_type"), rows.Text("context_uri"));
        return row => new ReportedPlay(playedAt(row), track(row), contextType(row), contextUri(row));
    }
}
