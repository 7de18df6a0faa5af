using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Snapshots;

/// <summary>The columns of `recent_tracks.parquet`, which every file of plays begins with: the original design's in its order, then ours.</summary>
internal static class PlayRowColumns
{
    /// <summary>What stands in `source` for plays that Spotify's Web API reported.</summary>
    public const string ApiSource = "api";

    private const long MsPerHour = 3_600_000;
    private const long MsPerDay = 24 * MsPerHour;

    public static IReadOnlyList<Column<TRow>> Of<TRow>(Func<TRow, PlayRow> play)
    {
        var (reported, derived, ours) = TrackColumns.OfPart<TRow>(row => play(row).Track);
        var sources = new RowParts<TRow, string>(row => play(row).Source);
        return
        [
            Column<TRow>.TimeMs("played_at", row => play(row).PlayedAtMs),
            .. reported,
            Column<TRow>.TimeMs("played_at_dt", row => play(row).PlayedAtMs),
            Column<TRow>.Int32("hour_of_day", row => HourOfDay(play(row).PlayedAtMs)),
            Column<TRow>.Int32("day_of_week", row => DayOfWeek(play(row).PlayedAtMs)),
            .. derived,
            Column<TRow>.TimeMs("started_at", row => play(row).StartedAtMs),
            Column<TRow>.Int32("ms_played", row => play(row).MsPlayed),
            Column<TRow>.Bool("ms_played_estimated", row => play(row).IsEstimated),
            .. sources.Columns([Column<string>.Text("source", source => source)]),
            .. ours,
            Column<TRow>.Text("context_type", row => play(row).ContextType),
            Column<TRow>.Text("context_uri", row => play(row).ContextUri),
        ];
    }

    /// <summary>0 to 23, in UTC.</summary>
    /// <param name="ms">Unix milliseconds; before 1970 they are negative.</param>
    public static int HourOfDay(long ms) => (int)(Remainder(ms, MsPerDay) / MsPerHour);

    /// <summary>From Monday, 0, to Sunday, 6, in UTC. The first of January 1970 was a Thursday.</summary>
    /// <param name="ms">Unix milliseconds.</param>
    public static int DayOfWeek(long ms) => (int)Remainder(((ms - Remainder(ms, MsPerDay)) / MsPerDay) + 3, 7);

    /// <summary>Reads the reported part of a row.</summary>
    public static Func<int, ReportedPlay> Reader(TableRows rows)
    {
        var playedAt = TableRows.Required("played_at", rows.Time("played_at"));
        var track = TrackColumns.Reader(rows);
        var (contextType, contextUri) = (rows.Text("context_type"), rows.Text("context_uri"));
        return row => new ReportedPlay(playedAt(row), track(row), contextType(row), contextUri(row));
    }

    private static long Remainder(long value, long divisor) => ((value % divisor) + divisor) % divisor;
}
