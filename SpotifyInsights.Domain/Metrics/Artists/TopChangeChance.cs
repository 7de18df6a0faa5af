using System.Numerics;
using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>
/// How much two tops would differ if the taste were the same: as many plays as either period has, drawn twice from the plays of both together, in a fixed
/// number of always equal rounds. An artist's number is normal with the mean and variance of the binomial distribution, rounded; only artists that could
/// reach a top are drawn, several at once.
/// </summary>
internal sealed class TopChangeChance : IDisposable
{
    /// <summary>Rounds; the 95 % quantile is the second largest outcome.</summary>
    private const int Rounds = 30;

    /// <summary>So many standard deviations are out of the question.</summary>
    private const double Luck = 2.5;

    private readonly ContenderTable _table;
    private readonly RankBy _by;
    private readonly Contender[] _contenders;
    private readonly DrawnPlays _some;
    private readonly DrawnPlays _others;
    private readonly double[] _outcomes = new double[Rounds];

    public TopChangeChance(ArtistData data)
    {
        _table = new ContenderTable(data);
        _by = data.Ranking.By;
        _contenders = new Contender[2 * ContenderTable.PerPlace * data.Ranking.Top];
        (_some, _others) = (new DrawnPlays(_contenders.Length), new DrawnPlays(_contenders.Length));
    }

    /// <summary>Null when either period has too few plays to speak of.</summary>
    public ChanceLevel? Of(int former, int period, int places)
    {
        var (first, second) = (_table.Credits(former), _table.Credits(period));
        if (first < ConfidenceRule.MinimumPlays || second < ConfidenceRule.MinimumPlays)
        {
            return null;
        }

        var count = Prepare(_table.Pool(former, period, _contenders), first, second, places);
        for (var round = 0; round < Rounds; round++)
        {
            // The same two periods meet the same chance, whatever was asked before.
            var walk = (former * _table.Periods) + period;
            _some.Draw(count, walk, 2 * round);
            _others.Draw(count, walk, (2 * round) + 1);
            _outcomes[round] = 1 - ((double)InBoth(count, places) / places);
        }

        return ChanceLevel.Of(_outcomes);
    }

    public void Dispose() => _table.Dispose();

    /// <summary>What to draw for each contender who may reach a top; how many they are.</summary>
    private int Prepare(int count, long first, long second, int places)
    {
        var (all, kept) = ((double)(first + second), 0);
        var last = _contenders[Math.Min(places, count) - 1].Plays / all;
        for (var i = 0; i < count; i++)
        {
            var share = _contenders[i].Plays / all;
            if (i < places || _by == RankBy.Minutes || MayReach(share, last, first) || MayReach(share, last, second))
            {
                // Minutes are drawn as plays of the artist's mean length.
                var weight = _by == RankBy.Plays ? 1 : _contenders[i].MsPerPlay;
                _some.Set(kept, share, first, weight);
                _others.Set(kept++, share, second, weight);
            }
        }

        return kept;
    }

    /// <summary>Whether somebody who is lucky may come before the last of a top who is not.</summary>
    private static bool MayReach(double share, double lastShare, long plays) =>
        (share * plays) + (Luck * DrawnPlays.Deviation(share, plays)) + 1 >= (lastShare * plays) - (Luck * DrawnPlays.Deviation(lastShare, plays));

    private int InBoth(int count, int places)
    {
        var (someLimit, otherLimit) = (_some.Limit(count, places), _others.Limit(count, places));
        var both = Vector<long>.Zero;
        for (var i = 0; i < count; i += Vector<double>.Count)
        {
            both -= Vector.GreaterThanOrEqual(_some[i], new Vector<double>(someLimit)) & Vector.GreaterThanOrEqual(_others[i], new Vector<double>(otherLimit));
        }

        return (int)Vector.Sum(both);
    }
}
