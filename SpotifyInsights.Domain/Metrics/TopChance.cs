using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics;

/// <summary>
/// How much two tops would differ if the taste were the same: as many plays as either stretch of listening has, drawn from the plays of both together. In
/// closed form: an artist's plays are Poisson's where few are expected, else normal with the mean and variance of the binomial distribution; a top begins where as
/// many artists are expected above as it has places; and as the two draws know nothing of each other, somebody is in both tops with the product of both chances.
/// </summary>
/// <param name="by">What decides about places.</param>
/// <param name="most">The most contenders there will be.</param>
internal sealed class TopChance(RankBy by, int most)
{
    /// <summary>How many contenders for each place of a top stand for themselves; all behind them are taken as equals, who reach a top of few plays now and then.</summary>
    public const int PerPlace = 4;

    /// <summary>Whoever has as many plays comes first by chance: as if a random part of a play decided.</summary>
    private const double VarianceOfTies = 1.0 / 12;

    private const double Half = 0.5;
    private const double Wide = 6;
    /// <summary>From this mean on a count is normal enough.</summary>
    private const double Many = 12;

    private const double NearEnough = 0.005;
    private const int MostSteps = 20;

    private readonly double[] _mean = new double[most];
    private readonly double[] _scale = new double[most];
    private readonly double[] _weight = new double[most];
    private readonly double[] _some = new double[most];
    private readonly double[] _others = new double[most];

    /// <summary>What 1 - common places / <paramref name="places"/> would be; null when either side has too few plays to speak of.</summary>
    /// <param name="contenders">Those near either top one by one, and all others together; the first ones the most played.</param>
    /// <param name="first">All plays of the one side that are anybody's.</param>
    /// <param name="second">All plays of the other.</param>
    /// <param name="places">Places of a top, 1 or more.</param>
    public ChanceLevel? Of(ReadOnlySpan<Contender> contenders, long first, long second, int places)
    {
        if (first < ConfidenceRule.MinimumPlays || second < ConfidenceRule.MinimumPlays || contenders.IsEmpty)
        {
            return null;
        }

        FillChances(_some, contenders, first, first + second, places);
        FillChances(_others, contenders, second, first + second, places);
        var (both, variance) = Common(contenders);

        // Tops differ by whole places: fewer than so many common ones are met once in twenty times.
        var least = Math.Clamp(Math.Floor(both - (Significance.Quantile * Math.Sqrt(variance)) + Half), 0, places);
        return new(1 - (Math.Min(both, places) / places), (places - least) / places);
    }

    /// <summary>
    /// Mean and variance of the artists in both tops. A top has a fixed number of places: who is in leaves less room for the others, so chances a and b of
    /// two artists are not independent but have the covariance -a(1 - a) b(1 - b) / Σ a(1 - a) (Hájek 1964).
    /// </summary>
    private (double Mean, double Variance) Common(ReadOnlySpan<Contender> contenders)
    {
        var (mean, ofSome, ofOthers) = (0.0, 0.0, 0.0);
        var (within, between, weighted) = (0.0, 0.0, 0.0);
        for (var i = 0; i < contenders.Length; i++)
        {
            var (a, b) = (_some[i], _others[i]);
            var (spread, otherSpread) = (contenders[i].Count * a * (1 - a), contenders[i].Count * b * (1 - b));
            mean += contenders[i].Count * a * b;
            (ofSome, ofOthers) = (ofSome + spread, ofOthers + otherSpread);
            (within, between, weighted) = (within + (a * otherSpread), between + (spread * b * b), weighted + (spread * b));
        }

        var variance = within - (ofOthers > 0 ? within * within / ofOthers : 0) + between - (ofSome > 0 ? weighted * weighted / ofSome : 0);
        return (mean, Math.Max(0, variance));
    }

    private void FillChances(double[] chances, ReadOnlySpan<Contender> contenders, long drawn, long all, int places)
    {
        var high = 0.0;
        for (var i = 0; i < contenders.Length; i++)
        {
            // Minutes are drawn as plays of the artist's mean length.
            var (share, weight) = (contenders[i].Plays / all, by == RankBy.Plays ? 1 : contenders[i].MsPerPlay);
            _weight[i] = weight;
            _mean[i] = weight * drawn * share;
            _scale[i] = 1 / (weight * Math.Sqrt((drawn * share * (1 - share)) + VarianceOfTies));
            high = Math.Max(high, _mean[i] + (Wide / _scale[i]));
        }

        var limit = Limit(contenders, places, high);
        for (var i = 0; i < contenders.Length; i++)
        {
            chances[i] = Above(i, limit).Chance;
        }
    }

    /// <summary>From how much on as many artists are expected as a top has places: Newton's steps, or halves where one leads astray.</summary>
    /// <param name="contenders">The contenders.</param>
    /// <param name="places">Places of a top.</param>
    /// <param name="high">Here nobody is expected.</param>
    private double Limit(ReadOnlySpan<Contender> contenders, int places, double high)
    {
        var (low, limit) = (0.0, _mean[Math.Min(places, contenders.Length) - 1]);
        for (var step = 0; step < MostSteps; step++)
        {
            var (expected, slope) = Expected(contenders, limit);
            if (Math.Abs(expected - places) < NearEnough)
            {
                break;
            }

            (low, high) = expected > places ? (limit, high) : (low, limit);
            var next = limit + ((expected - places) / slope);
            limit = next > low && next < high ? next : (low + high) / 2;
        }

        return limit;
    }

    /// <summary>How many artists are expected above a limit, and how fast that number falls as the limit rises.</summary>
    private (double Expected, double Slope) Expected(ReadOnlySpan<Contender> contenders, double limit)
    {
        var (expected, slope) = (0.0, 0.0);
        for (var i = 0; i < contenders.Length; i++)
        {
            var (chance, falling) = Above(i, limit);
            (expected, slope) = (expected + (contenders[i].Count * chance), slope + (contenders[i].Count * falling));
        }

        return (expected, slope);
    }

    /// <summary>The chance of a contender to be above a limit, and how fast it falls as the limit rises.</summary>
    private (double Chance, double Slope) Above(int contender, double limit)
    {
        var (mean, weight) = (_mean[contender], _weight[contender]);
        if (mean < Many * weight)
        {
            var (few, falling) = PoissonDistribution.Above(mean / weight, limit / weight);
            return (few, falling / weight);
        }

        var z = (mean - limit) * _scale[contender];
        var chance = NormalDistribution.Cumulative(z);
        return (chance, NormalDistribution.Density(z, chance) * _scale[contender]);
    }
}
