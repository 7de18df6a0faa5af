namespace SpotifyInsights.Domain.Listening;

/// <summary>
/// The order of plays: start, end, track, flags. It leaves no two different plays equal, so any permutation of the
/// same plays ends in the same columns.
/// </summary>
internal sealed class PlayOrder(long[] startedAt, int[] msPlayed, int[] track, PlayFlags[] flags) : IComparer<int>
{
    public int Compare(int x, int y) =>
        startedAt[x] != startedAt[y] ? startedAt[x].CompareTo(startedAt[y])
        : msPlayed[x] != msPlayed[y] ? msPlayed[x].CompareTo(msPlayed[y])
        : track[x] != track[y] ? track[x].CompareTo(track[y])
        : ((int)flags[x]).CompareTo((int)flags[y]);

    /// <summary>Row numbers in order. Sorts by start alone first, because a million comparer calls cost ten times as much.</summary>
    public int[] Sort()
    {
        var starts = (long[])startedAt.Clone();
        var rows = new int[starts.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = i;
        }

        Array.Sort(starts, rows);
        for (int from = 0, to; from < rows.Length; from = to)
        {
            for (to = from + 1; to < rows.Length && starts[to] == starts[from]; to++)
            {
            }

            Array.Sort(rows, from, to - from, this);
        }

        return rows;
    }
}
