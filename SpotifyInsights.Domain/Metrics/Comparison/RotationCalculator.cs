using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>Which favourites of all time are still heard.</summary>
internal static class RotationCalculator
{
    /// <summary>A window that holds more of the history than one play in so many says nothing about what is still heard.</summary>
    public const int HistoryPerWindow = 4;

    public static Rotation Calculate(ComparedKind kind, Ranking ranking, ComparedPlays window, ComparedPlays allTime)
    {
        var (now, ever) = (kind.Of(window), kind.Of(allTime));
        var best = ranking.Best(ever, kind.Keys);
        var ranks = ranking.RanksOf(now, kind.Keys, best);
        var favourites = new Favourite[best.Length];
        for (var i = 0; i < best.Length; i++)
        {
            favourites[i] = new(
                kind.Keys[best[i]],
                kind.NameOf(best[i]),
                kind.ArtistOf(best[i]),
                kind.StandingOf(allTime, best[i], i + 1),
                kind.StandingOf(window, best[i], ranks[i]),
                window.IsKnown ? now.Plays[best[i]] > 0 : null);
        }

        int? inRotation = window.IsKnown ? favourites.Count(favourite => favourite.InRotation == true) : null;
        return new(
            favourites,
            inRotation,
            best.Length == 0 ? null : (double?)inRotation / best.Length,
            Chance(Array.ConvertAll(best, index => ever.Plays[index]), kind.AllOf(window), kind.AllOf(allTime)));
    }

    /// <summary>How large a share of the favourites a random draw of so many plays would miss.</summary>
    private static ChanceLevel? Chance(int[] plays, long drawn, long all)
    {
        if (plays.Length == 0 || drawn < ConfidenceRule.MinimumPlays || drawn * HistoryPerWindow > all)
        {
            return null;
        }

        var missed = Array.ConvertAll(plays, count => Missed(count, drawn, all));
        return new(missed.Sum() / missed.Length, (double)PoissonBinomial.Quantile(missed, ChanceLevel.Quantile) / missed.Length);
    }

    /// <summary>The chance that none of an item's plays is drawn, without replacement.</summary>
    private static double Missed(int count, long drawn, long all)
    {
        const double nothing = 1e-15;
        var missed = 1.0;
        for (var i = 0; i < count && missed > nothing; i++)
        {
            missed *= Math.Max(0, all - drawn - i) / (double)(all - i);
        }

        return missed;
    }
}
