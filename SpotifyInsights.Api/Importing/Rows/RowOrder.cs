namespace SpotifyInsights.Api.Importing.Rows;

/// <summary>
/// Orders rows as <see cref="Domain.Listening.WitnessOrder"/> orders what they say, and rows that say the same of a play by what else they say, then by file.
/// </summary>
internal sealed class RowOrder(RowTexts texts) : IComparer<SpooledRow>
{
    public int Compare(SpooledRow x, SpooledRow y)
    {
        var order = x.Kind.CompareTo(y.Kind);
        order = order != 0 ? order : x.PlayedAt.CompareTo(y.PlayedAt);
        order = order != 0 ? order : texts.TrackKeys[x.Track].CompareTo(texts.TrackKeys[y.Track]);
        order = order != 0 ? order : CompareNoneLast(x.HeardMs, y.HeardMs);
        order = order != 0 ? order : CompareNoneLast(x.OfflineAt, y.OfflineAt);
        order = order != 0 ? order : texts.TrackRanks[x.Track].CompareTo(texts.TrackRanks[y.Track]);
        order = order != 0 ? order : texts.Circumstances[x.Manner].CompareTo(texts.Circumstances[y.Manner]);
        order = order != 0 ? order : texts.MannerRanks[x.Manner].CompareTo(texts.MannerRanks[y.Manner]);
        order = order != 0 ? order : y.IsWitness.CompareTo(x.IsWitness);
        order = order != 0 ? order : x.Outcome.CompareTo(y.Outcome);
        return order != 0 ? order : x.File.CompareTo(y.File);
    }

    /// <summary>Whether both are one witness.</summary>
    public bool IsSameWitness(in SpooledRow x, in SpooledRow y) =>
        x.IsWitness && y.IsWitness && x.PlayedAt == y.PlayedAt && x.Kind == y.Kind && x.HeardMs == y.HeardMs && x.OfflineAt == y.OfflineAt && x.Track == y.Track
        && texts.Circumstances[x.Manner] == texts.Circumstances[y.Manner];

    /// <summary>
    /// Sorts. By time alone first, because comparing numbers in place is several times faster, and exports are in that order already; nearly all times are different.
    /// </summary>
    public void Sort(SpooledRow[] rows)
    {
        var times = Array.ConvertAll(rows, row => row.PlayedAt);
        if (!IsInOrder(times))
        {
            Array.Sort(times, rows);
        }

        for (int from = 0, to; from < rows.Length; from = to)
        {
            for (to = from + 1; to < rows.Length && times[to] == times[from]; to++)
            {
            }

            if (to - from > 1)
            {
                Array.Sort(rows, from, to - from, this);
            }
        }

        // Kinds come before times; an upload of one kind is in order already.
        if (Array.Exists(rows, row => row.Kind != rows[0].Kind))
        {
            Array.Sort(rows, this);
        }
    }

    /// <summary>Whether no number is less than the one before it.</summary>
    public static bool IsInOrder(ReadOnlySpan<long> numbers)
    {
        for (var place = 1; place < numbers.Length; place++)
        {
            if (numbers[place] < numbers[place - 1])
            {
                return false;
            }
        }

        return true;
    }

    private static int CompareNoneLast(long x, long y) =>
        x == y ? 0 : x == SpooledRow.None ? 1 : y == SpooledRow.None ? -1 : x.CompareTo(y);
}
