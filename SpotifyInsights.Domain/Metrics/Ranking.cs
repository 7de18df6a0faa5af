using System.Buffers;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics;

/// <summary>How a question ranks tracks and artists.</summary>
/// <param name="Top">How many stand in a ranking, <see cref="LeastTop"/> to <see cref="MostTop"/>.</param>
/// <param name="By">What decides; equal ones are ordered by minutes, then by key.</param>
/// <param name="Credit">Whose play a play is.</param>
public sealed record Ranking(int Top = Ranking.DefaultTop, RankBy By = RankBy.Plays, Credit Credit = Credit.First)
{
    /// <summary>The shortest ranking.</summary>
    public const int LeastTop = 1;

    /// <summary>The longest ranking.</summary>
    public const int MostTop = 50;

    /// <summary>What stands in where nobody says.</summary>
    public const int DefaultTop = 10;

    private const int Measures = 1024;
    private const int MsPerMinute = 60_000;

    /// <summary>The default.</summary>
    public static Ranking Default { get; } = new();

    /// <summary>The indexes of the first of a tally, best first.</summary>
    /// <param name="tally">Plays by index.</param>
    /// <param name="keys">Keys by index: the last resort of the order.</param>
    public int[] Best(Tally tally, string[] keys) => Best(tally, keys, Top);

    /// <summary>The indexes of the first of a tally, best first.</summary>
    /// <param name="tally">Plays by index.</param>
    /// <param name="keys">Keys by index: the last resort of the order.</param>
    /// <param name="most">How many at most.</param>
    public int[] Best(Tally tally, string[] keys, int most)
    {
        ArgumentNullException.ThrowIfNull(tally);
        ArgumentNullException.ThrowIfNull(keys);
        var (least, count) = (LeastMeasure(tally, most), 0);
        var best = ArrayPool<int>.Shared.Rent(tally.Touched.Length);
        foreach (var index in tally.Touched)
        {
            if (Measure(tally, index) >= least)
            {
                best[count++] = index;
            }
        }

        best.AsSpan(0, count).Sort((a, b) => a == b ? 0 : IsBefore(tally, keys, a, b) ? -1 : 1);
        var first = best[..Math.Min(count, most)];
        ArrayPool<int>.Shared.Return(best);
        return first;
    }

    /// <summary>The ranks of some of a tally, from 1, also of those beyond every top; null for one without plays.</summary>
    /// <param name="tally">Plays by index.</param>
    /// <param name="keys">Keys by index: the last resort of the order.</param>
    /// <param name="wanted">Indexes, each once.</param>
    public int?[] RanksOf(Tally tally, string[] keys, int[] wanted)
    {
        ArgumentNullException.ThrowIfNull(tally);
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(wanted);
        var order = Array.FindAll(wanted, index => tally.Plays[index] > 0);
        order.AsSpan().Sort((a, b) => a == b ? 0 : IsBefore(tally, keys, a, b) ? -1 : 1);
        var before = new int[order.Length];
        foreach (var index in tally.Touched)
        {
            var (low, high) = (0, order.Length);
            while (low < high)
            {
                // Most come after all that are wanted.
                var middle = high == order.Length ? high - 1 : (low + high) / 2;
                (low, high) = IsBefore(tally, keys, index, order[middle]) ? (low, middle) : (middle + 1, high);
            }

            if (low < order.Length)
            {
                before[low]++;
            }
        }

        var ranks = new int?[wanted.Length];
        for (var (i, rank) = (0, 1); i < order.Length; i++)
        {
            rank += before[i];
            ranks[Array.IndexOf(wanted, order[i])] = rank;
        }

        return ranks;
    }

    /// <summary>Coarse, and never the other way round than the order: plays or whole minutes, all large ones alike.</summary>
    private int Measure(Tally tally, int index) =>
        By == RankBy.Plays ? Math.Min(tally.Plays[index], Measures - 1) : (int)Math.Min(tally.Ms[index] / MsPerMinute, Measures - 1);

    /// <summary>So much have at least so many: whoever has less is in no ranking.</summary>
    private int LeastMeasure(Tally tally, int most)
    {
        Span<int> having = stackalloc int[Measures];
        having.Clear();
        foreach (var index in tally.Touched)
        {
            having[Measure(tally, index)]++;
        }

        var (measure, count) = (Measures - 1, having[Measures - 1]);
        while (measure > 0 && count < most)
        {
            count += having[--measure];
        }

        return measure;
    }

    private bool IsBefore(Tally tally, string[] keys, int a, int b)
    {
        var order = By == RankBy.Plays ? tally.Plays[b].CompareTo(tally.Plays[a]) : 0;
        order = order != 0 ? order : tally.Ms[b].CompareTo(tally.Ms[a]);
        return order != 0 ? order < 0 : string.CompareOrdinal(keys[a], keys[b]) < 0;
    }
}
