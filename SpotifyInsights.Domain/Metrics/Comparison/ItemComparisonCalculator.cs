using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>Everything that follows from where items stand on both sides.</summary>
internal static class ItemComparisonCalculator
{
    /// <summary>Compares.</summary>
    /// <param name="items">Everything in either top, each once.</param>
    /// <param name="top">Places of a top.</param>
    /// <param name="different">The different items of the fuller side, also beyond its top.</param>
    /// <param name="chance">Of <see cref="ItemComparison.ChangeRate"/>, given the places that it is of.</param>
    public static ItemComparison Calculate(IReadOnlyList<ComparedItem> items, int top, int different, Func<int, ChanceLevel?> chance)
    {
        var inA = items.Where(item => item.A.Rank <= top).OrderBy(item => item.A.Rank).ToArray();
        var inB = items.Where(item => item.B.Rank <= top).OrderBy(item => item.B.Rank).ToArray();
        var both = inA.Where(item => item.B.Rank <= top).ToArray();
        var places = Math.Min(top, different);
        var union = inA.Length + inB.Length - both.Length;
        var ranked = items.Where(item => item.RankChange is not null).ToArray();
        return new()
        {
            CountA = inA.Length,
            CountB = inB.Length,
            Overlap = both.Length,
            OverlapShare = inA.Length == 0 ? null : (double)both.Length / inA.Length,
            Jaccard = union == 0 ? null : (double)both.Length / union,
            ChangeRate = places == 0 ? null : (double)(places - both.Length) / places,
            ChangeChance = places == 0 ? null : chance(places),
            RankCorrelation = KendallTau.B(
                Array.ConvertAll(both, item => (double)item.A.Rank!.Value), Array.ConvertAll(both, item => (double)item.B.Rank!.Value)),
            RankBiasedOverlap = RankBiasedOverlap.Extrapolated(Array.ConvertAll(inA, item => item.Key), Array.ConvertAll(inB, item => item.Key)),
            Both = both,
            OnlyA = [.. inA.Where(item => !(item.B.Rank <= top))],
            OnlyB = [.. inB.Where(item => !(item.A.Rank <= top))],
            Risers = [.. ranked.Where(item => item.RankChange > 0).OrderByDescending(item => item.RankChange).ThenBy(item => item.A.Rank).Select(Move)],
            Fallers = [.. ranked.Where(item => item.RankChange < 0).OrderBy(item => item.RankChange).ThenBy(item => item.B.Rank).Select(Move)],
            Newcomers = [.. inA.Where(item => item.B.Rank is null).Select(Move)],
            Dropped = [.. inB.Where(item => item.A.Rank is null).Select(Move)],
        };
    }

    private static RankMove Move(ComparedItem item) => new(item.Key, item.Name, item.A.Rank, item.B.Rank, item.BeyondChance);
}
