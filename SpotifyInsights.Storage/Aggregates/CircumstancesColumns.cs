using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>The columns that only data exports fill, shared by imports and aggregates.</summary>
internal static class CircumstancesColumns
{
    public static IEnumerable<Column<TRow>> Of<TRow>(Func<TRow, PlayCircumstances> of) =>
    [
        Column<TRow>.Bool("skipped", row => of(row).Skipped),
        Column<TRow>.Text("reason_start", row => of(row).ReasonStart),
        Column<TRow>.Text("reason_end", row => of(row).ReasonEnd),
        Column<TRow>.Bool("shuffle", row => of(row).Shuffle),
        Column<TRow>.Bool("offline", row => of(row).Offline),
        Column<TRow>.Bool("incognito", row => of(row).Incognito),
    ];

    public static Func<int, PlayCircumstances> Reader(TableRows rows)
    {
        var (skipped, reasonStart, reasonEnd) = (rows.Bool("skipped"), rows.Text("reason_start"), rows.Text("reason_end"));
        var (shuffle, offline, incognito) = (rows.Bool("shuffle"), rows.Bool("offline"), rows.Bool("incognito"));
        return row =>
        {
            var read = new PlayCircumstances
            {
                ReasonStart = reasonStart(row),
                ReasonEnd = reasonEnd(row),
                Shuffle = shuffle(row),
                Skipped = skipped(row),
                Offline = offline(row),
                Incognito = incognito(row),
            };
            return read == PlayCircumstances.Unknown ? PlayCircumstances.Unknown : read;
        };
    }
}
