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
    private readonly long[] _creditMs;
    private readonly int[] _artists;
    private readonly int[] _seen;
    private int _round;

    public ContenderTable(ArtistData data)
    {
        Periods = data.Count;
        (_credits, _creditMs, _artists) = (new long[Periods], new long[Periods], new int[Periods]);
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
            _artists[period] = artists.Length;
            for (var i = 0; i < artists.Length; i++)
            {
                _credits[period] += plays[i];
                _creditMs[period] += ms[i];
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

    /// <summary>Those near the top of either of two periods, most plays in both first, then all others together; how many entries there are.</summary>
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
        return AddOthers(former, period, contenders, count);
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_plays);
        ArrayPool<long>.Shared.Return(_ms);
    }

    /// <summary>Everybody else: as many as the period has that has more of them, because most were heard in both.</summary>
    private int AddOthers(int former, int period, Contender[] contenders, int count)
    {
        var others = Math.Max(_artists[former] - Near(former), _artists[period] - Near(period));
        var (plays, ms) = ((double)(_credits[former] + _credits[period]), (double)(_creditMs[former] + _creditMs[period]));
        foreach (var contender in contenders.AsSpan(0, count))
        {
            plays -= contender.Plays;
            ms -= contender.Plays * contender.MsPerPlay;
        }

        if (others > 0 && plays >= 1)
        {
            contenders[count++] = new(plays / others, ms / plays, others);
        }

        return count;

        // How many of those that were just marked were heard in a period.
        int Near(int of)
        {
            var (near, slots) = (0, _seen.Length);
            for (var slot = 0; slot < slots; slot++)
            {
                near += _seen[slot] == _round && _plays[(of * slots) + slot] > 0 ? 1 : 0;
            }

            return near;
        }
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
