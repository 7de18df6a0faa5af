using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics;

/// <summary>
/// How far apart the genres of two stretches of listening would be if all plays of both were dealt to them at random: in closed form, because the divergence is a sum over
/// genres and its mean the sum of their means.
/// </summary>
/// <remarks>
/// A genre with e plays altogether gets a hypergeometric number of them. Up to <see cref="Exact"/> plays its mean part of the divergence is summed over all
/// outcomes; beyond, the part is m x² (1 + x²/6) / (2 ln 2) with x = (p - q) / (p + q), whose moments are known. Genres of one artist move together, which
/// widens the spread by the mean number of genres of a play.
/// </remarks>
internal static class GenreChance
{
    private const int Exact = 12;
    private const double NormalQuantile = 1.645;

    public static ChanceLevel? Of(GenreWeights some, GenreWeights others)
    {
        if (some.Plays < ConfidenceRule.MinimumPlays || others.Plays < ConfidenceRule.MinimumPlays)
        {
            return null;
        }

        Span<double> means = stackalloc double[Exact + 1];
        Span<double> squares = stackalloc double[Exact + 1];
        for (var plays = 1; plays <= Exact; plays++)
        {
            (means[plays], squares[plays]) = Small(plays, some.Plays, others.Plays);
        }

        var (mean, variance, touching) = (0.0, 0.0, 0.0);
        for (var genre = 0; genre < some.Weight.Length; genre++)
        {
            var plays = some.Touching[genre] + others.Touching[genre];
            if (plays == 0)
            {
                continue;
            }

            var weight = (some.Weight[genre] + others.Weight[genre]) / plays;
            var (part, square) = plays <= Exact ? (means[plays], squares[plays]) : Large(plays, some.Plays, others.Plays);
            mean += weight * part;
            variance += weight * weight * Math.Max(0, square - (part * part));
            touching += plays;
        }

        return Distance(mean, variance * touching / (some.Plays + others.Plays));
    }

    /// <summary>From the divergence's moments to the distance's: its square root.</summary>
    private static ChanceLevel Distance(double mean, double variance)
    {
        var root = Math.Sqrt(mean);
        var bend = mean > 0 ? Math.Min(0.5, variance / (8 * mean * mean)) : 0;
        return new(Math.Min(1, root * (1 - bend)), Math.Min(1, Math.Sqrt(mean + (NormalQuantile * Math.Sqrt(variance)))));
    }

    private static (double Mean, double Square) Small(int plays, double first, double second)
    {
        // P(0) = second! (all - e)! / ((second - e)! all!), then P(a + 1) / P(a) = (e - a) (first - a) / ((a + 1) (second - e + a + 1)).
        var probability = 1.0;
        for (var i = 0; i < plays; i++)
        {
            probability *= (second - i) / (first + second - i);
        }

        var (mean, square) = (0.0, 0.0);
        for (var a = 0; a <= plays; a++)
        {
            var part = JensenShannon.Part(a / first, (plays - a) / second);
            mean += probability * part;
            square += probability * part * part;
            probability *= (plays - a) * (first - a) / ((a + 1) * (second - plays + a + 1));
        }

        return (mean, square);
    }

    private static (double Mean, double Square) Large(int plays, double first, double second)
    {
        var all = first + second;

        // p - q = a / first - (e - a) / second has mean 0 and the hypergeometric variance; p + q is near 2 e / all.
        var variance = plays * first * second * (all - plays) / (all * all * (all - 1)) * Math.Pow(all / (first * second), 2);
        var middle = plays / all;
        var spread = variance / (4 * middle * middle);
        var (second4, factor) = (3 * spread * spread, middle / (2 * Math.Log(2)));
        var mean = factor * (spread + (second4 / 6));
        return (mean, (mean * mean) + (factor * factor * 2 * spread * spread));
    }
}
