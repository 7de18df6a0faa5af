using System.Buffers;

namespace SpotifyInsights.Domain.Listening;

/// <summary>
/// Plays and heard time by period and index (of an artist or track): only what has plays, period after period, in arrays lent by a pool. What a family
/// works out of, once the plays were counted.
/// </summary>
public sealed class PeriodTable : IDisposable
{
    private const int FirstSize = 1024;

    private readonly List<int> _ends = [0];
    private readonly List<int> _plays = [];
    private readonly List<long> _ms = [];
    private int[] _index = ArrayPool<int>.Shared.Rent(FirstSize);
    private int[] _indexPlays = ArrayPool<int>.Shared.Rent(FirstSize);
    private long[] _indexMs = ArrayPool<long>.Shared.Rent(FirstSize);

    /// <summary>Periods.</summary>
    public int Count => _plays.Count;

    /// <summary>Adds the next period.</summary>
    /// <param name="tally">Its plays by index.</param>
    /// <param name="plays">All its plays, also those that belong to no index.</param>
    /// <param name="ms">All its milliseconds.</param>
    public void Add(Tally tally, int plays, long ms)
    {
        ArgumentNullException.ThrowIfNull(tally);
        var begin = _ends[^1];
        var touched = tally.Touched;
        var end = begin + touched.Length;
        Grow(ref _index, begin, end);
        Grow(ref _indexPlays, begin, end);
        Grow(ref _indexMs, begin, end);
        touched.CopyTo(_index.AsSpan(begin));
        for (var i = 0; i < touched.Length; i++)
        {
            (_indexPlays[begin + i], _indexMs[begin + i]) = (tally.Plays[touched[i]], tally.Ms[touched[i]]);
        }

        _ends.Add(end);
        _plays.Add(plays);
        _ms.Add(ms);
    }

    /// <summary>All plays of a period.</summary>
    /// <param name="period">Its index.</param>
    public int Plays(int period) => _plays[period];

    /// <summary>All milliseconds heard in a period.</summary>
    /// <param name="period">Its index.</param>
    public long Ms(int period) => _ms[period];

    /// <summary>What has plays in a period.</summary>
    /// <param name="period">Its index.</param>
    public ReadOnlySpan<int> Indexes(int period) => _index.AsSpan(_ends[period].._ends[period + 1]);

    /// <summary>Their plays, in the order of <see cref="Indexes"/>.</summary>
    /// <param name="period">Index of the period.</param>
    public ReadOnlySpan<int> PlaysOf(int period) => _indexPlays.AsSpan(_ends[period].._ends[period + 1]);

    /// <summary>Their milliseconds, in the order of <see cref="Indexes"/>.</summary>
    /// <param name="period">Index of the period.</param>
    public ReadOnlySpan<long> MsOf(int period) => _indexMs.AsSpan(_ends[period].._ends[period + 1]);

    /// <summary>Counts a period's plays into a tally.</summary>
    /// <param name="period">Index of the period.</param>
    /// <param name="tally">What counts.</param>
    public void AddTo(int period, Tally tally)
    {
        ArgumentNullException.ThrowIfNull(tally);
        var indexes = Indexes(period);
        var plays = PlaysOf(period);
        var ms = MsOf(period);
        for (var i = 0; i < indexes.Length; i++)
        {
            tally.Add(indexes[i], plays[i], ms[i]);
        }
    }

    /// <summary>Gives the arrays back.</summary>
    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_index);
        ArrayPool<int>.Shared.Return(_indexPlays);
        ArrayPool<long>.Shared.Return(_indexMs);
    }

    private static void Grow<T>(ref T[] values, int used, int needed)
    {
        if (needed <= values.Length)
        {
            return;
        }

        var larger = ArrayPool<T>.Shared.Rent(Math.Max(needed, 2 * values.Length));
        values.AsSpan(0, used).CopyTo(larger);
        ArrayPool<T>.Shared.Return(values);
        values = larger;
    }
}
