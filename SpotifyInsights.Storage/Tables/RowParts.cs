using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpotifyInsights.Storage.Tables;

/// <summary>
/// A part of rows that many of them share (a track, say), so that its columns are filled once for each different part and not once for each row: a month has few
/// tracks and many plays. Parts are told apart as objects; two equal ones only cost time.
/// </summary>
/// <param name="part">The part of a row; null is one too.</param>
internal sealed class RowParts<TRow, TPart>(Func<TRow, TPart> part)
    where TPart : class?
{
    private static readonly object Nothing = new();

    // The columns of one file are filled one after the other from the same list of rows.
    private readonly ConditionalWeakTable<IReadOnlyList<TRow>, Split> splits = [];

    /// <summary>The columns of the part as columns of the rows.</summary>
    public IEnumerable<Column<TRow>> Columns(IEnumerable<Column<TPart>> columns) =>
        columns.Select(column => new Column<TRow>(column.Field, rows =>
        {
            var split = splits.GetValue(rows, SplitUp);
            return ColumnSpread.Over(column.Fill(split.Parts), split.PartOfRow);
        }));

    private Split SplitUp(IReadOnlyList<TRow> rows)
    {
        var places = new Dictionary<object, int>(ReferenceEqualityComparer.Instance);
        var parts = new List<TPart>();
        var partOfRow = new int[rows.Count];
        for (var row = 0; row < partOfRow.Length; row++)
        {
            var found = part(rows[row]);
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, found ?? Nothing, out var isKnown);
            if (!isKnown)
            {
                place = parts.Count;
                parts.Add(found);
            }

            partOfRow[row] = place;
        }

        return new Split(parts, partOfRow);
    }

    private sealed record Split(List<TPart> Parts, int[] PartOfRow);
}
