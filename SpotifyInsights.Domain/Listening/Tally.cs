using System.Buffers;

namespace SpotifyInsights.Domain.Listening;

/// <summary>
/// Plays and heard time by index (of a track or artist), cleared and filled again period by period. Costs what was touched, not what exists,
/// and its arrays are lent by a pool.
/// </summary>
public sealed class Tally : IDisposable
{
    /// <summary>Where one in so many is touched, it is faster to clear everything.</summary>
    private const int ManyTouched = 16;

    private readonly int[] _plays;
    private readonly long[] _ms;
    private readonly int[] _touched;
    private int _count;

    /// <summary>Nothing counted yet.</summary>
    /// <param name="size">Indexes go from 0 to here, excluded.</param>
    public Tally(int size)
    {
        Size = size;
        _plays = ArrayPool<int>.Shared.Rent(size);
        _ms = ArrayPool<long>.Shared.Rent(size);
        _touched = ArrayPool<int>.Shared.Rent(size + 1);
        _plays.AsSpan(0, size).Clear();
        _ms.AsSpan(0, size).Clear();
    }

    /// <summary>Indexes go from 0 to here, excluded.</summary>
    public int Size { get; }

    /// <summary>The indexes that have plays, in the order of their first.</summary>
    public ReadOnlySpan<int> Touched => _touched.AsSpan(0, _count);

    /// <summary>Plays by index.</summary>
    public ReadOnlySpan<int> Plays => _plays.AsSpan(0, Size);

    /// <summary>Heard milliseconds by index.</summary>
    public ReadOnlySpan<long> Ms => _ms.AsSpan(0, Size);

    /// <summary>Counts plays.</summary>
    /// <param name="index">Whose.</param>
    /// <param name="plays">How many, 1 or more.</param>
    /// <param name="ms">Milliseconds heard in them.</param>
    public void Add(int index, int plays, long ms)
    {
        ref var known = ref _plays[index];
        if (known == 0)
        {
            _touched[_count++] = index;
        }

        known += plays;
        _ms[index] += ms;
    }

    /// <summary>Counts the plays of neighbouring rows.</summary>
    /// <param name="ms">Milliseconds heard.</param>
    /// <param name="tracks">Their tracks.</param>
    /// <param name="flags">What else is known of them.</param>
    /// <param name="includeShort">Whether short plays are counted.</param>
    /// <param name="indexOfTrack">Whose play a track's is, <see cref="TrackCatalogue.Unknown"/> for nobody's; empty when indexes are tracks.</param>
    /// <returns>All that was counted, nobody's plays included, and how many of them are nobody's.</returns>
    /// <remarks>
    /// Which plays are short follows no pattern, so nothing here branches on it: a play that is not counted adds 0, and what has no plays yet is written
    /// behind the touched ones and only kept if it was counted.
    /// </remarks>
    internal (int Plays, long Ms, int Nobodys) AddRows(
        ReadOnlySpan<int> ms, ReadOnlySpan<int> tracks, ReadOnlySpan<PlayFlags> flags, bool includeShort, ReadOnlySpan<int> indexOfTrack)
    {
        var (allPlays, allMs, nobodys, count) = (0, 0L, 0, _count);
        var (plays, heard, touched) = (_plays, _ms, _touched);
        for (var i = 0; i < ms.Length && i < tracks.Length && i < flags.Length; i++)
        {
            var counted = PlayColumns.CountedBit(ms[i], flags[i], includeShort);
            (allPlays, allMs) = (allPlays + counted, allMs + (ms[i] & -counted));
            var index = indexOfTrack.IsEmpty ? tracks[i] : indexOfTrack[tracks[i]];
            if (index < 0)
            {
                nobodys += counted;
                continue;
            }

            ref var known = ref plays[index];
            touched[count] = index;
            count += (int)((uint)(known - 1) >> 31) & counted;
            known += counted;
            heard[index] += ms[i] & -counted;
        }

        _count = count;
        return (allPlays, allMs, nobodys);
    }

    /// <summary>Counts all of another tally.</summary>
    /// <param name="other">A tally of the same indexes.</param>
    public void Add(Tally other) => Add(other, []);

    /// <summary>Counts all of another tally under other indexes.</summary>
    /// <param name="other">A tally.</param>
    /// <param name="indexOf">By its indexes the ones here, <see cref="TrackCatalogue.Unknown"/> for none; empty where they are the same.</param>
    /// <returns>The plays that belong to nobody here.</returns>
    internal int Add(Tally other, ReadOnlySpan<int> indexOf)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (nobodys, count) = (0, _count);
        var (plays, heard, touched) = (_plays, _ms, _touched);
        var (otherPlays, otherMs) = (other._plays, other._ms);
        foreach (var from in other.Touched)
        {
            var index = indexOf.IsEmpty ? from : indexOf[from];
            if (index < 0)
            {
                nobodys += otherPlays[from];
                continue;
            }

            ref var known = ref plays[index];
            touched[count] = index;
            count += (int)((uint)(known - 1) >> 31);
            known += otherPlays[from];
            heard[index] += otherMs[from];
        }

        _count = count;
        return nobodys;
    }

    /// <summary>Forgets what was counted.</summary>
    public void Clear()
    {
        if (_count > Size / ManyTouched)
        {
            _plays.AsSpan(0, Size).Clear();
            _ms.AsSpan(0, Size).Clear();
            _count = 0;
            return;
        }

        foreach (var index in Touched)
        {
            (_plays[index], _ms[index]) = (0, 0);
        }

        _count = 0;
    }

    /// <summary>Gives the arrays back.</summary>
    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_plays);
        ArrayPool<long>.Shared.Return(_ms);
        ArrayPool<int>.Shared.Return(_touched);
    }
}
