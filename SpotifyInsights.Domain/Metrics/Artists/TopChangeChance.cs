using System.Buffers;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>
/// How much two tops would differ if all plays of both periods were dealt to them at random, in a fixed number of always equal rounds. Of an artist with c
/// plays altogether the one period gets a number that is normal with the mean and variance of the hypergeometric distribution, rounded; only artists
/// that could reach a top are dealt.
/// </summary>
internal sealed class TopChangeChance : IDisposable
{
    /// <summary>Rounds; the 95 % quantile is the second largest outcome.</summary>
    public const int Rounds = 40;

    /// <summary>So many artists for each place are dealt.</summary>
    private const int ArtistsPerPlace = 3;
    private const int Deviates = 4096;

    // Steps through the deviates by a number without common divisor with their count.
    private const int Step = 1_237;
    private static readonly double[] Normal = NormalDeviates();

    private readonly ArtistData _data;
    private readonly Tally _pool;
    private readonly double[] _some;
    private readonly double[] _others;
    private readonly double[] _outcomes = new double[Rounds];

    public TopChangeChance(ArtistData data)
    {
        _data = data;
        _pool = new Tally(data.Total.Size);
        _some = ArrayPool<double>.Shared.Rent(ArtistsPerPlace * Ranking.MostTop);
        _others = ArrayPool<double>.Shared.Rent(ArtistsPerPlace * Ranking.MostTop);
    }

    /// <summary>Null when either period has too few plays to speak of.</summary>
    public ChanceLevel? Of(int former, int period, int places)
    {
        var (first, second) = (Credited(former), Credited(period));
        if (first < ConfidenceRule.MinimumPlays || second < ConfidenceRule.MinimumPlays)
        {
            return null;
        }

        _pool.Clear();
        _data.Table.AddTo(former, _pool);
        _data.Table.AddTo(period, _pool);
        var dealt = _data.Ranking.Best(_pool, _data.Tracks.ArtistKeys, ArtistsPerPlace * places);
        var place = ((former * _data.Count) + period) % Deviates;
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < dealt.Length; i++)
            {
                place = (place + Step) % Deviates;
                Deal(i, dealt[i], first, second, Normal[place]);
            }

            _outcomes[round] = 1 - ((double)InBoth(dealt.Length, places) / places);
        }

        return ChanceLevel.Of(_outcomes);
    }

    public void Dispose()
    {
        _pool.Dispose();
        ArrayPool<double>.Shared.Return(_some);
        ArrayPool<double>.Shared.Return(_others);
    }

    /// <summary>The value of the place-th largest; what ties with it is in only as far as there is room.</summary>
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

    private static double[] NormalDeviates()
    {
        // Box and Muller.
        var random = new SplitMix(Deviates);
        var deviates = new double[Deviates];
        for (var i = 0; i < Deviates; i++)
        {
            deviates[i] = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        }

        return deviates;
    }

    private long Credited(int period)
    {
        var sum = 0L;
        foreach (var plays in _data.Table.PlaysOf(period))
        {
            sum += plays;
        }

        return sum;
    }

    /// <summary>Deals an artist's plays. Ties are broken by the rank in both periods together, as the smaller number keeps what it is.</summary>
    private void Deal(int i, int artist, long first, long second, double deviate)
    {
        var (plays, all) = (_pool.Plays[artist], first + second);
        var share = (double)first / all;
        var deviation = Math.Sqrt(plays * share * (1 - share) * (all - plays) / Math.Max(1, all - 1));
        var some = Math.Clamp(Math.Round((plays * share) + (deviate * deviation)), 0, plays);

        // Minutes are dealt as plays of the artist's mean length.
        var weight = _data.Ranking.By == RankBy.Plays ? 1 : (double)_pool.Ms[artist] / plays;
        var tieBreak = 1 - (i * TieBreak);
        (_some[i], _others[i]) = (some * weight * tieBreak, (plays - some) * weight * tieBreak);
    }

    private const double TieBreak = 1e-9;

    private int InBoth(int dealt, int places)
    {
        var (someLimit, otherLimit) = (Limit(_some.AsSpan(0, dealt), places), Limit(_others.AsSpan(0, dealt), places));
        var both = 0;
        for (var i = 0; i < dealt; i++)
        {
            both += _some[i] > 0 && _some[i] >= someLimit && _others[i] > 0 && _others[i] >= otherLimit ? 1 : 0;
        }

        return both;
    }
}
