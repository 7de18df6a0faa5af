using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Snapshots;

/// <summary>An item of a top list.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Range">The list's range.</param>
/// <param name="Item">What stands there.</param>
internal sealed record Ranked<T>(int Rank, TimeRange Range, T Item)
{
    public static IReadOnlyList<Ranked<T>> List(TimeRange range, IReadOnlyList<T> items) =>
        [.. items.Select((item, place) => new Ranked<T>(place + 1, range, item))];

    /// <summary>The items by their rank, whatever the order of the file's rows.</summary>
    public static IReadOnlyList<T> InOrder(ParquetReader reader, Func<TableRows, Func<int, T>> itemReader)
    {
        var ranked = TableRows.ReadAll<(int Rank, T Item)>(reader, rows =>
        {
            var (rank, item) = (TableRows.Required("rank", rows.Int32("rank")), itemReader(rows));
            return row => (rank(row), item(row));
        });
        return [.. ranked.OrderBy(row => row.Rank).Select(row => row.Item)];
    }
}
