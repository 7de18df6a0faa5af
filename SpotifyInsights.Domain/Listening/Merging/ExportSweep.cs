namespace SpotifyInsights.Domain.Listening.Merging;

/// <summary>
/// Brings rows of exports together: the same second and track is the same row, of which the longest heard time stands (twins with 0 ms exist); rows of one track
/// whose heard times overlap are one play, of which the longest row stands.
/// </summary>
public sealed class ExportSweep
{
    private const long MsPerSecond = 1_000;

    private readonly ExportRow[] rows;

    // Places of rows, those of one play behind each other.
    private readonly int[] members;
    private readonly List<Play> plays;

    /// <summary>Does it.</summary>
    /// <param name="rows">Rows in the order of <see cref="WitnessOrder"/>. The array is kept and not changed.</param>
    public ExportSweep(ExportRow[] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        this.rows = rows;
        plays = new List<Play>(rows.Length);
        members = ByTrack(rows);
        var twins = new List<Play>();
        for (int from = 0, to; from < members.Length; from = to)
        {
            for (to = from + 1; to < members.Length && rows[members[to]].Track == rows[members[from]].Track; to++)
            {
            }

            if (to == from + 1)
            {
                plays.Add(new Play(members[from], from, 1));
            }
            else
            {
                FindTwins(from, to, twins);
                Sweep(twins);
            }
        }
    }

    /// <summary>The number of plays. They are in no order that means anything.</summary>
    public int Count => plays.Count;

    /// <summary>The place of the row whose times stand.</summary>
    public int KeptRow(int play) => plays[play].Kept;

    /// <summary>The places of the rows of a play, the earlier one first.</summary>
    public ReadOnlySpan<int> RowsOf(int play) => members.AsSpan(plays[play].First, plays[play].Count);

    // Stable: rows of a track stay in their order.
    private static int[] ByTrack(ExportRow[] rows)
    {
        var keys = new long[rows.Length];
        for (var row = 0; row < keys.Length; row++)
        {
            keys[row] = ((long)rows[row].Track << 32) | (uint)row;
        }

        Array.Sort(keys);
        return Array.ConvertAll(keys, static key => (int)key);
    }

    /// <summary>Rows of the same second, of one track.</summary>
    private void FindTwins(int from, int to, List<Play> twins)
    {
        twins.Clear();
        for (int first = from, end; first < to; first = end)
        {
            var kept = members[first];
            for (end = first + 1; end < to && SecondOf(members[end]) == SecondOf(members[first]); end++)
            {
                kept = rows[members[end]].HeardMs > rows[kept].HeardMs ? members[end] : kept;
            }

            twins.Add(new Play(kept, first, end - first));
        }
    }

    private long SecondOf(int row)
    {
        var (second, rest) = Math.DivRem(rows[row].PlayedAtMs, MsPerSecond);
        return rest < 0 ? second - 1 : second;
    }

    // One sweep in order of start, end, heard time and import; what overlaps the row that stands joins it.
    private void Sweep(List<Play> twins)
    {
        if (!AreInOrder(twins))
        {
            twins.Sort(CompareStarts);
            Rearrange(twins);
        }

        var play = twins[0];
        for (var next = 1; next < twins.Count; next++)
        {
            var (standing, row) = (rows[play.Kept], rows[twins[next].Kept]);
            if (Math.Min(standing.EndMs, row.EndMs) - Math.Max(standing.StartMs, row.StartMs) <= Tolerance.OverlapMs)
            {
                plays.Add(play);
                play = twins[next];
            }
            else
            {
                play = new Play(row.HeardMs > standing.HeardMs ? twins[next].Kept : play.Kept, play.First, play.Count + twins[next].Count);
            }
        }

        plays.Add(play);
    }

    private bool AreInOrder(List<Play> twins)
    {
        for (var next = 1; next < twins.Count; next++)
        {
            if (CompareStarts(twins[next - 1], twins[next]) > 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Puts the members in the order of the rows that they belong to.</summary>
    private void Rearrange(List<Play> twins)
    {
        var first = twins.Min(row => row.First);
        var (place, moved) = (first, members[first..(first + twins.Sum(row => row.Count))]);
        for (var row = 0; row < twins.Count; row++)
        {
            moved.AsSpan(twins[row].First - first, twins[row].Count).CopyTo(members.AsSpan(place));
            twins[row] = twins[row] with { First = place };
            place += twins[row].Count;
        }
    }

    private int CompareStarts(Play x, Play y)
    {
        ref readonly var a = ref rows[x.Kept];
        ref readonly var b = ref rows[y.Kept];
        var order = a.StartMs.CompareTo(b.StartMs);
        order = order != 0 ? order : a.EndMs.CompareTo(b.EndMs);
        order = order != 0 ? order : a.HeardMs.CompareTo(b.HeardMs);
        order = order != 0 ? order : FirstImport(x).CompareTo(FirstImport(y));
        return order != 0 ? order : x.Kept.CompareTo(y.Kept);
    }

    private int FirstImport(Play play)
    {
        var first = int.MaxValue;
        foreach (var row in members.AsSpan(play.First, play.Count))
        {
            first = rows[row].Import >= 0 ? Math.Min(first, rows[row].Import) : first;
        }

        return first == int.MaxValue ? -1 : first;
    }

    // Of a row: its twins. Of a play: all rows that joined it.
    private readonly record struct Play(int Kept, int First, int Count);
}
