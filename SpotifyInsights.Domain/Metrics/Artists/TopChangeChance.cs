using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>
/// How much two tops would differ if the taste were the same: as many plays as either period has, drawn twice from the plays of both together, in a fixed
/// number of always equal rounds. An artist's number is normal with the mean and variance of the binomial distribution, rounded; only artists that could
/// reach a top are drawn.
/// </summary>
internal sealed class TopChangeChance
{
    /// <summary>Rounds; the 95 % quantile is the third largest outcome.</summary>
    private const int Rounds = 40;
    private const double TieBreak = 1e-6;
    private const int Most = 2 * ContenderTable.PerPlace * Ranking.MostTop;

    private readonly ContenderTable _table;
    private readonly RankBy _by;
    private readonly Contender[] _contenders = new Contender[Most];
    private readonly Drawn[] _drawn = new Drawn[Most];
    private readonly double[] _weight = new double[Most];
    private readonly double[] _some = new double[Most];
    private readonly double[] _others = new double[Most];
    private readonly double[] _outcomes = new double[Rounds];

    public TopChangeChance(ArtistData data) => (_table, _by) = (new ContenderTable(data), data.Ranking.By);

    /// <summary>Null when either period has too few plays to speak of.</summary>
    public ChanceLevel? Of(int former, int period, int places)
    {
        var (first, second) = (_table.Credits(former), _table.Credits(period));
        if (first < ConfidenceRule.MinimumPlays || second < ConfidenceRule.MinimumPlays)
        {
            return null;
        }

        var count = _table.Pool(former, period, _contenders);
        Prepare(count, first, second);
        for (var round = 0; round < Rounds; round++)
        {
            // The same two periods meet the same chance, whatever was asked before.
            Draw(count, (former * _table.Periods) + period, round);
            _outcomes[round] = 1 - ((double)InBoth(count, places) / places);
        }

        return ChanceLevel.Of(_outcomes);
    }

    /// <summary>The value of the last place; 0 when there are fewer contenders than places.</summary>
    private static double Limit(ReadOnlySpan<double> values, int places)
    {
        Span<double> largest = stackalloc double[Ranking.MostTop];
        var count = 0;
        foreach (var value in values)
        {
            if (count == places && value <= largest[count - 1])
            {
                continue;
            }

            count = Math.Min(count + 1, places);
            var place = count - 1;
            for (; place > 0 && value > largest[place - 1]; place--)
            {
                largest[place] = largest[place - 1];
            }

            largest[place] = value;
        }

        return count < places ? 0 : largest[count - 1];
    }

    private void Prepare(int count, long first, long second)
    {
        for (var i = 0; i < count; i++)
        {
            var (plays, msPerPlay) = _contenders[i];
            var share = (double)plays / (first + second);
            _drawn[i] = new(first * share, Math.Sqrt(first * share * (1 - share)), second * share, Math.Sqrt(second * share * (1 - share)));

            // Minutes are drawn as plays of the artist's mean length.
            _weight[i] = _by == RankBy.Plays ? 1 : msPerPlay;
        }
    }

    /// <summary>Whoever has as many plays comes first by chance too, in each period by itself: there minutes decide.</summary>
    private void Draw(int count, int walk, int round)
    {
        var deviates = NormalDeviates.Some(walk, round, count);
        var otherDeviates = NormalDeviates.Some(walk, Rounds + round, count);
        var ties = NormalDeviates.Some(walk, (2 * Rounds) + round, count);
        var otherTies = NormalDeviates.Some(walk, (3 * Rounds) + round, count);
        for (var i = 0; i < count; i++)
        {
            var drawn = _drawn[i];
            _some[i] = Math.Round(drawn.Mean + (deviates[i] * drawn.Deviation)) * (_weight[i] + (TieBreak * ties[i]));
            _others[i] = Math.Round(drawn.OtherMean + (otherDeviates[i] * drawn.OtherDeviation)) * (_weight[i] + (TieBreak * otherTies[i]));
        }
    }

    private int InBoth(int count, int places)
    {
        var (someLimit, otherLimit) = (Limit(_some.AsSpan(0, count), places), Limit(_others.AsSpan(0, count), places));
        var both = 0;
        for (var i = 0; i < count; i++)
        {
            both += _some[i] > 0 && _some[i] >= someLimit && _others[i] > 0 && _others[i] >= otherLimit ? 1 : 0;
        }

        return both;
    }

    /// <summary>How many plays an artist gets in either period.</summary>
    private readonly record struct Drawn(double Mean, double Deviation, double OtherMean, double OtherDeviation);
}
