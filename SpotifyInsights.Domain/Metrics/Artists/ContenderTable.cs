using System.Buffers;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>The plays, in every period, of all artists who were near a top in any: few of all artists, so that any two periods can be compared quickly.</summary>
internal sealed class ContenderTable : IDisposable
{
    private readonly int[][] _near;
    private readonly int[] _plays;
    private readonly long[] _ms;
    private readonly long[] _credits;
    private readonly int[] _seen;
    private int _round;

    public ContenderTable(ArtistData data)
    {
        Periods = data.Count;
        _credits = new long[Periods];
        _near = new int[Periods][];
        var slotOf = new int[data.Total.Size];
        var slots = FindNear(data, slotOf);
        _seen = new int[slots];
        (_plays, _ms) = (ArrayPool<int>.Shared.Rent(slots * Periods), ArrayPool<long>.Shared.Rent(slots * Periods));
        _plays.AsSpan(0, slots * Periods).Clear();
        _ms.AsSpan(0, slots * Periods).Clear();
        for (var period = 0; period < Periods; period++)
        {
            var artists = data.Table.Indexes(period);
            var plays = data.Table.PlaysOf(period);
            var ms = data.Table.MsOf(period);
            for (var i = 0; i < artists.Length; i++)
            {
                _credits[period] += plays[i];
                var slot = slotOf[artists[i]] - 1;
                if (slot >= 0)
                {
                    (_plays[(period * slots) + slot], _ms[(period * slots) + slot]) = (plays[i], ms[i]);
                }
            }
        }
    }

    public int Periods { get; }

    /// <summary>Plays with a known artist.</summary>
    public long Credits(int period) => _credits[period];

    /// <summary>Those near the top of either of two periods, most plays in both first; how many there are.</summary>
    public int Pool(int former, int period, Contender[] contenders)
    {
        var (count, slots) = (0, _seen.Length);
        _round++;
        foreach (var near in (ReadOnlySpan<int[]>)[_near[former], _near[period]])
        {
            foreach (var slot in near)
            {
                if (_seen[slot] != _round)
                {
                    _seen[slot] = _round;
                    var (one, other) = ((former * slots) + slot, (period * slots) + slot);
                    var plays = _plays[one] + _plays[other];
                    contenders[count++] = new(plays, (double)(_ms[one] + _ms[other]) / plays);
                }
            }
        }

        contenders.AsSpan(0, count).Sort(static (a, b) => b.Plays != a.Plays ? b.Plays.CompareTo(a.Plays) : b.MsPerPlay.CompareTo(a.MsPerPlay));
        return count;
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_plays);
        ArrayPool<long>.Shared.Return(_ms);
    }

    /// <summary>Numbers the artists near any top from 1, and returns how many there are.</summary>
    private int FindNear(ArtistData data, int[] slotOf)
    {
        var slots = 0;
        using var tally = new Tally(slotOf.Length);
        for (var period = 0; period < Periods; period++)
        {
            tally.Clear();
            data.Table.AddTo(period, tally);
            var near = data.Ranking.Best(tally, data.Tracks.ArtistKeys, TopChance.PerPlace * data.Ranking.Top);
            for (var i = 0; i < near.Length; i++)
            {
                ref var slot = ref slotOf[near[i]];
                slot = slot == 0 ? ++slots : slot;
                near[i] = slot - 1;
            }

            _near[period] = near;
        }

        return slots;
    }
}
