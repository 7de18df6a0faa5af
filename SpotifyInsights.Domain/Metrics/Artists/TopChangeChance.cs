using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>
/// How much two tops would differ if the taste were the same: as many plays as either period has, drawn from the plays of both together. In closed form: an
/// artist's plays are normal with the mean and variance of the binomial distribution, a top begins where as many artists are expected above as it has
/// places, and as the two draws know nothing of each other, somebody is in both tops with the product of both chances.
/// </summary>
internal sealed class TopChangeChance : IDisposable
{
    /// <summary>Whoever has as many plays comes first by chance: as if a random part of a play decided.</summary>
    private const double VarianceOfTies = 1.0 / 12;

    private const double Half = 0.5;
    private const int Halvings = 12;

    private readonly ContenderTable _table;
    private readonly RankBy _by;
    private readonly Contender[] _contenders;
    private readonly double[] _mean;
    private readonly double[] _scale;
    private readonly double[] _some;
    private readonly double[] _others;

    public TopChangeChance(ArtistData data)
    {
        _table = new ContenderTable(data);
        _by = data.Ranking.By;
        _contenders = new Contender[2 * ContenderTable.PerPlace * data.Ranking.Top];
        (_mean, _scale) = (new double[_contenders.Length], new double[_contenders.Length]);
        (_some, _others) = (new double[_contenders.Length], new double[_contenders.Length]);
    }

    /// <summary>Null when either period has too few plays to speak of.</summary>
    public ChanceLevel? Of(int former, int period, int places)
    {
        var (first, second) = (_table.Credits(former), _table.Credits(period));
        if (first < ConfidenceRule.MinimumPlays || second < ConfidenceRule.MinimumPlays)
        {
            return null;
        }

        var count = _table.Pool(former, period, _contenders);
        FillChances(_some, count, first, first + second, places);
        FillChances(_others, count, second, first + second, places);
        var (both, variance) = Common(count);

        // Tops differ by whole places: fewer than so many common ones are met once in twenty times.
        var least = Math.Clamp(Math.Floor(both - (Significance.Quantile * Math.Sqrt(variance)) + Half), 0, places);
        return new(1 - (Math.Min(both, places) / places), 1 - (least / places));
    }

    public void Dispose() => _table.Dispose();

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

    private void FillChances(double[] chances, int count, long drawn, long all, int places)
    {
        for (var i = 0; i < count; i++)
        {
            // Minutes are drawn as plays of the artist's mean length.
            var (share, weight) = ((double)_contenders[i].Plays / all, _by == RankBy.Plays ? 1 : _contenders[i].MsPerPlay);
            _mean[i] = weight * drawn * share;
            _scale[i] = 1 / (weight * Math.Sqrt((drawn * share * (1 - share)) + VarianceOfTies));
        }

        var limit = Limit(count, places);
        for (var i = 0; i < count; i++)
        {
            chances[i] = NormalDistribution.Cumulative((_mean[i] - limit) * _scale[i]);
        }
    }

    /// <summary>From how much on as many artists are expected as a top has places.</summary>
    private double Limit(int count, int places)
    {
        var (low, high) = (0.0, 2 * _mean[0] + (2 / _scale[0]));
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
