using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics;

/// <summary>
/// How much two tops would differ if the taste were the same: as many plays as either stretch of listening has, drawn from the plays of both together. In
/// closed form: an artist's plays are normal with the mean and variance of the binomial distribution, a top begins where as many artists are expected above
/// as it has places, and as the two draws know nothing of each other, somebody is in both tops with the product of both chances.
/// </summary>
/// <param name="by">What decides about places.</param>
/// <param name="most">The most contenders there will be.</param>
internal sealed class TopChance(RankBy by, int most)
{
    /// <summary>How many contenders for each place of a top are enough: those behind them never reach it.</summary>
    public const int PerPlace = 4;

    /// <summary>Whoever has as many plays comes first by chance: as if a random part of a play decided.</summary>
    private const double VarianceOfTies = 1.0 / 12;

    private const double Half = 0.5;
    private const double Wide = 6;
    private const int Halvings = 12;

    private readonly double[] _mean = new double[most];
    private readonly double[] _scale = new double[most];
    private readonly double[] _some = new double[most];
    private readonly double[] _others = new double[most];

    /// <summary>What 1 - common places / <paramref name="places"/> would be; null when either side has too few plays to speak of.</summary>
    /// <param name="contenders">Those near either top.</param>
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
        var (both, variance) = Common(contenders.Length);

        // Tops differ by whole places: fewer than so many common ones are met once in twenty times.
        var least = Math.Clamp(Math.Floor(both - (Significance.Quantile * Math.Sqrt(variance)) + Half), 0, places);
        return new(1 - (Math.Min(both, places) / places), (places - least) / places);
    }

    /// <summary>
    /// Mean and variance of the artists in both tops. A top has a fixed number of places: who is in leaves less room for the others, so chances a and b of
    /// two artists are not independent but have the covariance -a(1 - a) b(1 - b) / Σ a(1 - a) (Hájek 1964).
    /// </summary>
    private (double Mean, double Variance) Common(int count)
    {
        var (mean, ofSome, ofOthers) = (0.0, 0.0, 0.0);
        var (within, between, weighted) = (0.0, 0.0, 0.0);
        for (var i = 0; i < count; i++)
        {
            var (a, b) = (_some[i], _others[i]);
            var (spread, otherSpread) = (a * (1 - a), b * (1 - b));
            mean += a * b;
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
            var (share, weight) = ((double)contenders[i].Plays / all, by == RankBy.Plays ? 1 : contenders[i].MsPerPlay);
            _mean[i] = weight * drawn * share;
            _scale[i] = 1 / (weight * Math.Sqrt((drawn * share * (1 - share)) + VarianceOfTies));
            high = Math.Max(high, _mean[i] + (Wide / _scale[i]));
        }

        var limit = Limit(contenders.Length, places, high);
        for (var i = 0; i < contenders.Length; i++)
        {
            chances[i] = NormalDistribution.Cumulative((_mean[i] - limit) * _scale[i]);
        }
    }

    /// <summary>From how much on as many artists are expected as a top has places.</summary>
    private double Limit(int count, int places, double high)
    {
        var low = 0.0;
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Expected(count, middle) > places ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    private double Expected(int count, double limit)
    {
        var expected = 0.0;
        for (var i = 0; i < count; i++)
        {
            expected += NormalDistribution.Cumulative((_mean[i] - limit) * _scale[i]);
        }

        return expected;
    }
}
