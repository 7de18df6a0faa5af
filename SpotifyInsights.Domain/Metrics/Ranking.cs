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
        Span<int> best = most <= MostTop ? stackalloc int[MostTop] : new int[most];
        var count = 0;
        foreach (var index in tally.Touched)
        {
            if (count == most && !IsBefore(tally, keys, index, best[count - 1]))
            {
                continue;
            }

            // Rankings are short: the place of a newcomer is found from below.
            count = Math.Min(count + 1, most);
            var place = count - 1;
            for (; place > 0 && IsBefore(tally, keys, index, best[place - 1]); place--)
            {
                best[place] = best[place - 1];
            }

            best[place] = index;
        }

        return best[..count].ToArray();
    }

    private bool IsBefore(Tally tally, string[] keys, int a, int b)
    {
        var order = By == RankBy.Plays ? tally.Plays[b].CompareTo(tally.Plays[a]) : 0;
        order = order != 0 ? order : tally.Ms[b].CompareTo(tally.Ms[a]);
        return order != 0 ? order < 0 : string.CompareOrdinal(keys[a], keys[b]) < 0;
    }
}
