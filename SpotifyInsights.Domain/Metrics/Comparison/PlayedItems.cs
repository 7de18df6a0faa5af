using System.Runtime.InteropServices;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>Compares tops by plays.</summary>
/// <param name="kind">Tracks or artists.</param>
/// <param name="ranking">How they are ranked.</param>
internal sealed class PlayedItems(ComparedKind kind, Ranking ranking)
{
    /// <summary>
    /// A difference of so many standard errors is met once in a thousand times, up or down: of up to a hundred items in either top some few would differ
    /// by one that is met once in twenty.
    /// </summary>
    public const double BeyondChance = 3.29;

    public ItemComparison Compare(ComparedPlays a, ComparedPlays b)
    {
        var (tallyA, tallyB) = (kind.Of(a), kind.Of(b));
        int[] either = [.. ranking.Best(tallyA, kind.Keys).Union(ranking.Best(tallyB, kind.Keys))];
        var (ranksA, ranksB) = (ranking.RanksOf(tallyA, kind.Keys, either), ranking.RanksOf(tallyB, kind.Keys, either));
        var items = new ComparedItem[either.Length];
        for (var i = 0; i < items.Length; i++)
        {
            var index = either[i];
            items[i] = new(
                kind.Keys[index],
                kind.NameOf(index),
                kind.ArtistOf(index),
                kind.StandingOf(a, index, ranksA[i]),
                kind.StandingOf(b, index, ranksB[i]),
                ranksB[i] - ranksA[i],
                IsBeyondChance(tallyA.Plays[index], kind.AllOf(a), tallyB.Plays[index], kind.AllOf(b)));
        }

        return ItemComparisonCalculator.Calculate(
            items, ranking.Top, Math.Max(tallyA.Touched.Length, tallyB.Touched.Length), places => ChanceOf(a, b, places));
    }

    /// <summary>Two shares against the standard error of both together.</summary>
    private static bool? IsBeyondChance(int plays, long of, int others, long ofOthers)
    {
        if (of < ConfidenceRule.MinimumPlays || ofOthers < ConfidenceRule.MinimumPlays)
        {
            return null;
        }

        var pooled = (plays + others) / (double)(of + ofOthers);
        var error = Math.Sqrt(pooled * (1 - pooled) * ((1.0 / of) + (1.0 / ofOthers)));
        return Math.Abs(((double)plays / of) - ((double)others / ofOthers)) > BeyondChance * error;
    }

    private ChanceLevel? ChanceOf(ComparedPlays a, ComparedPlays b, int places)
    {
        var (tallyA, tallyB, near) = (kind.Of(a), kind.Of(b), TopChance.PerPlace * ranking.Top);
        List<Contender> contenders = [.. ranking.Best(tallyA, kind.Keys, near).Union(ranking.Best(tallyB, kind.Keys, near))
            .Select(index => ContenderOf(tallyA.Plays[index] + tallyB.Plays[index], tallyA.Ms[index] + tallyB.Ms[index]))
            .OrderByDescending(contender => contender.Plays)];
        var others = Different(tallyA, tallyB) - contenders.Count;
        var plays = kind.AllOf(a) + kind.AllOf(b) - contenders.Sum(contender => contender.Plays);
        if (others > 0 && plays >= 1)
        {
            var ms = Sum(tallyA) + Sum(tallyB) - contenders.Sum(contender => contender.Plays * contender.MsPerPlay);
            contenders.Add(new(plays / others, ms / plays, others));
        }

        return new TopChance(ranking.By, contenders.Count).Of(CollectionsMarshal.AsSpan(contenders), kind.AllOf(a), kind.AllOf(b), places);
    }

    private static Contender ContenderOf(int plays, long ms) => new(plays, (double)ms / plays);

    private static int Different(Tally a, Tally b)
    {
        var different = a.Touched.Length;
        foreach (var index in b.Touched)
        {
            different += a.Plays[index] == 0 ? 1 : 0;
        }

        return different;
    }

    private static long Sum(Tally tally)
    {
        var sum = 0L;
        foreach (var index in tally.Touched)
        {
            sum += tally.Ms[index];
        }

        return sum;
    }
}
