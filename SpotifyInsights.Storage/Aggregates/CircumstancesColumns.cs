using System.Collections.Frozen;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>The columns that only data exports fill, shared by imports and aggregates.</summary>
internal static class CircumstancesColumns
{
    private static readonly Column<PlayCircumstances>[] Columns =
    [
        Column<PlayCircumstances>.Bool("skipped", circumstances => circumstances.Skipped),
        Column<PlayCircumstances>.Text("reason_start", circumstances => circumstances.ReasonStart),
        Column<PlayCircumstances>.Text("reason_end", circumstances => circumstances.ReasonEnd),
        Column<PlayCircumstances>.Bool("shuffle", circumstances => circumstances.Shuffle),
        Column<PlayCircumstances>.Bool("offline", circumstances => circumstances.Offline),
        Column<PlayCircumstances>.Bool("incognito", circumstances => circumstances.Incognito),
    ];

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyDictionary<string, Column<PlayCircumstances>> ByName { get; } = Columns.ToFrozenDictionary(column => column.Field.Name, StringComparer.Ordinal);

    /// <summary>The columns of a part of rows that many of them share.</summary>
    public static IEnumerable<Column<TRow>> Of<TRow>(Func<TRow, PlayCircumstances> of) => new RowParts<TRow, PlayCircumstances>(of).Columns(Columns);

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
