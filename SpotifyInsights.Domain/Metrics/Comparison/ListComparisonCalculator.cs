using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>Compares Spotify's top lists: of three ranges, and of two snapshots.</summary>
internal static class ListComparisonCalculator
{
    /// <summary>The three ranges of one snapshot, the shorter one always side A.</summary>
    public static IReadOnlyList<ListComparison> OfRanges(SnapshotLists lists, ListedSides sides, ListeningHistory history, int top) =>
    [
        Compare(sides.Of(lists, TimeRange.Short), sides.Of(lists, TimeRange.Long), history, top),
        Compare(sides.Of(lists, TimeRange.Short), sides.Of(lists, TimeRange.Medium), history, top),
        Compare(sides.Of(lists, TimeRange.Medium), sides.Of(lists, TimeRange.Long), history, top),
    ];

    /// <summary>Two snapshots, range by range.</summary>
    public static IReadOnlyList<ListComparison> OfSnapshots(SnapshotLists a, SnapshotLists b, ListedSides sides, ListeningHistory history, int top) =>
        [.. Enum.GetValues<TimeRange>().Select(range => Compare(sides.Of(a, range), sides.Of(b, range), history, top))];

    private static ListComparison Compare(ListedSide a, ListedSide b, ListeningHistory history, int top) => new(
        a.List,
        b.List,
        Items(a.Tracks, a.Plays, b.Tracks, b.Plays, ComparedKind.Tracks(history.Tracks)),
        Items(a.Artists, a.Plays, b.Artists, b.Plays, ComparedKind.Artists(history.Tracks)),
        Genres(a.Genres, b.Genres, top));

    private static ItemComparison Items(
        IReadOnlyList<ListedItem> a, ComparedPlays playsA, IReadOnlyList<ListedItem> b, ComparedPlays playsB, ComparedKind kind)
    {
        var (ranksA, ranksB) = (RanksOf(a), RanksOf(b));
        var items = a.UnionBy(b, item => item.Key).Select(item =>
        {
            var (rankA, rankB) = (Find(ranksA, item.Key), Find(ranksB, item.Key));
            return new ComparedItem(
                item.Key,
                item.Name,
                item.Artist,
                kind.StandingOf(playsA, item.Index, rankA),
                kind.StandingOf(playsB, item.Index, rankB),
                rankB - rankA,
                BeyondChance: null);
        });

        // Spotify tells ranks, not plays: what chance would give cannot be said.
        return ItemComparisonCalculator.Calculate([.. items], int.MaxValue, Math.Max(a.Count, b.Count), _ => null);
    }

    private static Dictionary<string, int> RanksOf(IReadOnlyList<ListedItem> items) =>
        items.Index().ToDictionary(item => item.Item.Key, item => item.Index + 1, StringComparer.Ordinal);

    private static int? Find(Dictionary<string, int> ranks, string key) => ranks.TryGetValue(key, out var rank) ? rank : null;

    private static GenreComparison Genres(IReadOnlyList<IReadOnlyList<string>> a, IReadOnlyList<IReadOnlyList<string>> b, int top)
    {
        string[] names = [.. a.Concat(b).SelectMany(genres => genres).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return GenreComparisonCalculator.Calculate(names, Weigh(names, a), Weigh(names, b), top, chance: null);
    }

    private static (double[] Weights, double Covered, double All) Weigh(string[] names, IReadOnlyList<IReadOnlyList<string>> entries)
    {
        var weights = new double[names.Length];
        foreach (var genres in entries)
        {
            foreach (var genre in genres)
            {
                weights[Array.BinarySearch(names, genre, StringComparer.Ordinal)] += 1.0 / genres.Count;
            }
        }

        return (weights, entries.Count(genres => genres.Count > 0), entries.Count);
    }
}
