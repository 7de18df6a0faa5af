using System.Collections;

namespace SpotifyInsights.Storage.Tables;

/// <summary>The first rows of an array that is used again: as long as nobody writes to it, they are a list of their own.</summary>
/// <param name="rows">The array.</param>
/// <param name="count">How many of them.</param>
internal sealed class RowRange<TRow>(TRow[] rows, int count) : IReadOnlyList<TRow>
{
    public int Count => count;

    public TRow this[int index] => rows[index];

    /// <summary>The rows where they lie.</summary>
    public ReadOnlySpan<TRow> Span => rows.AsSpan(0, count);

    public IEnumerator<TRow> GetEnumerator() => rows.Take(count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
