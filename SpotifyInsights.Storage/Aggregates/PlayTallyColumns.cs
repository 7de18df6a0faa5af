using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>The columns about plays that unique tracks and unique artists share.</summary>
internal static class PlayTallyColumns
{
    public static IEnumerable<Column<TRow>> Of<TRow>(
        Func<TRow, PlayTally> tally, Func<TRow, IReadOnlyList<string>> sources, Func<TRow, IReadOnlyList<string>> alternates) =>
    [
        Column<TRow>.Time("first_played_at", row => tally(row).FirstPlayedAt),
        Column<TRow>.Time("last_played_at", row => tally(row).LastPlayedAt),
        Column<TRow>.Int32("play_count", row => tally(row).Count),
        Column<TRow>.Int64("ms_played", row => tally(row).MsPlayed),
        Column<TRow>.Texts("sources", sources),
        Column<TRow>.Texts("alternates", alternates),
    ];
}
