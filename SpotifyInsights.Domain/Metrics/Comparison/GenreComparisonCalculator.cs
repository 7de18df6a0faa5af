using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>The genres of both sides, and how one becomes the other.</summary>
internal static class GenreComparisonCalculator
{
    private const int Digits = 9;

    /// <summary>Thinner ribbons are rounding errors.</summary>
    private const double Thinnest = 1e-9;

    /// <summary>Of plays.</summary>
    public static GenreComparison Calculate(KnownAttributes known, ComparedPlays a, ComparedPlays b, int top)
    {
        var parts = GenreWeights.Parts(known.Genres);
        var (weightsA, weightsB) = (Weigh(known, parts, a), Weigh(known, parts, b));
        return Calculate(
            known.GenreNames,
            (weightsA.Weight, weightsA.Plays, weightsA.AllPlays),
            (weightsB.Weight, weightsB.Plays, weightsB.AllPlays),
            top,
            GenreChance.Of(weightsA, weightsB));
    }

    /// <summary>Of weights by genre.</summary>
    /// <param name="names">The genres, in ordinal order.</param>
    /// <param name="a">The weights of side A, their sum, and all of it with what no genre is known of.</param>
    /// <param name="b">The same of side B.</param>
    /// <param name="top">How many genres stand for themselves.</param>
    /// <param name="chance">Of the distance.</param>
    public static GenreComparison Calculate(
        IReadOnlyList<string> names,
        (double[] Weights, double Covered, double All) a,
        (double[] Weights, double Covered, double All) b,
        int top,
        ChanceLevel? chance)
    {
        var (sharesA, sharesB) = (Shares(a.Weights, a.Covered), Shares(b.Weights, b.Covered));
        var genres = Strongest(sharesA, sharesB, top)
            .Select(genre => new GenreShare(names[genre], sharesA?[genre], sharesB?[genre]))
            .ToArray();
        double? otherA = sharesA is null ? null : Math.Max(0, 1 - genres.Sum(genre => genre.A!.Value));
        double? otherB = sharesB is null ? null : Math.Max(0, 1 - genres.Sum(genre => genre.B!.Value));
        return new()
        {
            CoverageA = a.All > 0 ? a.Covered / a.All : null,
            CoverageB = b.All > 0 ? b.Covered / b.All : null,
            Genres = genres,
            OtherA = otherA,
            OtherB = otherB,
            Distance = JensenShannon.Distance(a.Weights, b.Weights),
            Chance = chance,
            Flow = otherA is { } restA && otherB is { } restB ? Flow(genres, restA, restB) : [],
        };
    }

    private static GenreWeights Weigh(KnownAttributes known, double[] parts, ComparedPlays side)
    {
        var plays = new int[side.Artists.Touched.Length];
        for (var i = 0; i < plays.Length; i++)
        {
            plays[i] = side.Artists.Plays[side.Artists.Touched[i]];
        }

        return new GenreWeights(known, parts, side.Artists.Touched, plays, side.Uncredited);
    }

    private static double[]? Shares(double[] weights, double covered) => covered > 0 ? Array.ConvertAll(weights, weight => weight / covered) : null;

    // Thirds of plays do not add up exactly: what is equal but for that is equal.
    private static IEnumerable<int> Strongest(double[]? a, double[]? b, int top) => Enumerable.Range(0, Math.Max(a?.Length ?? 0, b?.Length ?? 0))
        .Select(genre => (Genre: genre, Both: (a?[genre] ?? 0) + (b?[genre] ?? 0)))
        .Where(genre => genre.Both > 0)
        .OrderByDescending(genre => Math.Round(genre.Both, Digits))
        .ThenBy(genre => genre.Genre)
        .Take(top)
        .Select(genre => genre.Genre);

    private static List<GenreFlow> Flow(GenreShare[] genres, double otherA, double otherB)
    {
        (string? Name, double A, double B)[] nodes = [.. genres.Select(genre => ((string?)genre.Genre, genre.A!.Value, genre.B!.Value)), (null, otherA, otherB)];
        var flow = new List<GenreFlow>();
        var moved = nodes.Sum(node => Math.Max(0, node.A - node.B));
        foreach (var from in nodes)
        {
            Add(flow, from.Name, from.Name, Math.Min(from.A, from.B));
            foreach (var to in nodes.Where(to => from.B > from.A && to.A > to.B))
            {
                Add(flow, from.Name, to.Name, (from.B - from.A) * (to.A - to.B) / moved);
            }
        }

        return flow;
    }

    private static void Add(List<GenreFlow> flow, string? from, string? to, double share)
    {
        if (share >= Thinnest)
        {
            flow.Add(new(from, to, share));
        }
    }
}
