namespace SpotifyInsights.Domain.Library;

/// <summary>Artists, albums or recordings in an order, page by page. A page costs one pass over the window's plays, whichever page it is.</summary>
internal sealed class LibraryRanking
{
    /// <summary>So many plays with the skip rate of all are added to each: who has few is near the mean, who has many is where the plays are.</summary>
    public const int ShrinkingPlays = 20;

    private readonly LibraryTally _tally;
    private readonly string[] _keys;
    private readonly RankedBy _by;
    private readonly double? _meanSkipRate;

    public LibraryRanking(LibraryTally tally, string[] keys, RankedBy by)
    {
        (_tally, _keys, _by) = (tally, keys, by);
        _meanSkipRate = tally.All.Heard.Levels().SkippedShare;
        Items = [.. Enumerable.Range(0, keys.Length).Where(IsRanked)];
    }

    /// <summary>The indexes of everything that has a rank.</summary>
    public int[] Items { get; }

    /// <summary>Where an item stands.</summary>
    public RankPlace PlaceOf(int item) => _by switch
    {
        RankedBy.Plays => new(_tally.Plays[item], _tally.Ms[item], _keys[item]),
        RankedBy.Minutes => new(_tally.Ms[item], _tally.Plays[item], _keys[item]),
        _ => new(ShrunkSkipRate(item) ?? 0, _tally.Heard[item].Levels().MeasuredPlays, _keys[item]),
    };

    /// <summary>The skip rate with <see cref="ShrinkingPlays"/> plays more; null where no play was measured.</summary>
    public double? ShrunkSkipRate(int item)
    {
        var levels = _tally.Heard[item].Levels();
        return _meanSkipRate is { } mean ? (((levels.SkippedShare ?? 0) * levels.MeasuredPlays) + (mean * ShrinkingPlays)) / (levels.MeasuredPlays + ShrinkingPlays) : null;
    }

    /// <summary>The items after a place, best first; and how many stand before them.</summary>
    /// <param name="after">The place; null: the beginning.</param>
    /// <param name="most">How many at most.</param>
    public (int[] Items, int Before) After(RankPlace? after, int most)
    {
        // The worst of the best is on top and makes room.
        var (best, before) = (new PriorityQueue<int, RankPlace>(Comparer<RankPlace>.Create(static (x, y) => RankPlace.BestFirst.Compare(y, x))), 0);
        foreach (var item in Items)
        {
            var place = PlaceOf(item);
            if (after is not null && RankPlace.BestFirst.Compare(place, after) <= 0)
            {
                before++;
            }
            else if (best.Count < most)
            {
                best.Enqueue(item, place);
            }
            else
            {
                best.EnqueueDequeue(item, place);
            }
        }

        var items = new int[best.Count];
        for (var i = items.Length - 1; i >= 0; i--)
        {
            items[i] = best.Dequeue();
        }

        return (items, before);
    }

    /// <summary>The ranks of some items, from 1; null for one that has none.</summary>
    public int?[] RanksOf(int[] wanted)
    {
        var order = wanted.Where(IsRanked).Select(item => (Item: item, Place: PlaceOf(item))).OrderBy(pair => pair.Place, RankPlace.BestFirst).ToArray();
        var places = Array.ConvertAll(order, pair => pair.Place);
        var before = new int[order.Length + 1];
        foreach (var item in Items)
        {
            var found = Array.BinarySearch(places, PlaceOf(item), RankPlace.BestFirst);
            before[found >= 0 ? found + 1 : ~found]++;
        }

        var (ranks, rank) = (new Dictionary<int, int>(), 0);
        for (var i = 0; i < order.Length; i++)
        {
            rank += before[i];
            ranks[order[i].Item] = rank + 1;
        }

        return Array.ConvertAll(wanted, item => ranks.TryGetValue(item, out var known) ? known : (int?)null);
    }

    // By plays and minutes who has plays; by skips who has plays that can tell of them.
    private bool IsRanked(int item) => _by == RankedBy.SkipRate ? _tally.Heard[item].Levels().MeasuredPlays > 0 : _tally.Plays[item] > 0;
}
