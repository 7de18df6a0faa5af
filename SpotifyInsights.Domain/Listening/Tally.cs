using System.Buffers;

namespace SpotifyInsights.Domain.Listening;

/// <summary>
/// Plays and heard time by index (of a track or artist), cleared and filled again period by period. Costs what was touched, not what exists,
/// and its arrays are lent by a pool.
/// </summary>
public sealed class Tally : IDisposable
{
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
        _touched = ArrayPool<int>.Shared.Rent(size);
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

    /// <summary>Counts all of another tally.</summary>
    /// <param name="other">A tally of the same indexes.</param>
    public void Add(Tally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var index in other.Touched)
        {
            Add(index, other._plays[index], other._ms[index]);
        }
    }

    /// <summary>Forgets what was counted.</summary>
    public void Clear()
    {
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
