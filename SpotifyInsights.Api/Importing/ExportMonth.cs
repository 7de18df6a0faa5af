using NodaTime;
using SpotifyInsights.Api.Importing.Rows;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Listening.Merging;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Importing;

/// <summary>
/// A month of which the extended history of one import alone tells, worked out from numbers: what <see cref="PlayMerger"/> comes to, without an object for each row.
/// </summary>
internal sealed class ExportMonth
{
    private readonly YearMonth month;
    private readonly NearbyRows rows;
    private readonly RowTexts texts;
    private readonly ExportSweep sweep;
    private readonly int[] plays;

    private ExportMonth(YearMonth month, NearbyRows rows, RowTexts texts)
    {
        (this.month, this.rows, this.texts) = (month, rows, texts);
        var numbers = new ExportRow[rows.Count];
        for (var row = 0; row < numbers.Length; row++)
        {
            ref readonly var said = ref rows[row];
            numbers[row] = new ExportRow(said.PlayedAt, rows.EndOf(row), said.HeardMs, texts.TrackKeys[said.Track], Import: 0);
        }

        sweep = new ExportSweep(numbers);
        plays = PlaysOf(month);
    }

    /// <summary>Works a month out.</summary>
    /// <param name="month">The month.</param>
    /// <param name="rows">What the import says of it and of what touches it.</param>
    /// <param name="texts">What its numbers stand for.</param>
    /// <returns>Null where a row is of another kind, or does not tell how long was heard.</returns>
    public static ExportMonth? TryMerge(YearMonth month, NearbyRows rows, RowTexts texts) =>
        rows.AreMeasuredExports ? new ExportMonth(month, rows, texts) : null;

    /// <summary>The number of plays.</summary>
    public int Count => plays.Length;

    /// <summary>Milliseconds heard in a play.</summary>
    public long HeardMsOf(int play) => rows[sweep.KeptRow(plays[play])].HeardMs;

    /// <summary>Who tells of a play: places for <see cref="PlaceOf"/>.</summary>
    public ReadOnlySpan<int> WitnessesOf(int play) => sweep.RowsOf(plays[play]);

    /// <summary>Where a witness stands.</summary>
    public WitnessPlace PlaceOf(int witness) => rows.PlaceOf(witness);

    /// <summary>The version.</summary>
    public VersionRows ToVersion()
    {
        var told = new bool[rows.Count];
        var laid = new ExportRowGroupDraft(rows, texts, plays.Length, arePlays: true);
        foreach (var play in plays)
        {
            var kept = sweep.KeptRow(play);
            var witnesses = sweep.RowsOf(play);
            if (witnesses.Length == 1)
            {
                told[kept] = true;
                laid.AddPlayOf(kept);
            }
            else
            {
                laid.AddPlayOf(kept, witnesses);
            }
        }

        var others = new ExportRowGroupDraft(rows, texts, told.AsSpan().Count(false), arePlays: false);
        for (var row = 0; row < told.Length; row++)
        {
            if (!told[row])
            {
                others.AddWitness(row);
            }
        }

        return new VersionRows(month, laid.Complete(), others.Complete(), Observed: [], [rows.Import]);
    }

    /// <summary>The plays that end in the month, by end, then track, then what else is said.</summary>
    private int[] PlaysOf(YearMonth month)
    {
        var (from, to) = (UtcMonth.StartOf(month).ToUnixTimeMilliseconds(), UtcMonth.EndOf(month).ToUnixTimeMilliseconds());
        var (ends, found, count) = (new long[sweep.Count], new int[sweep.Count], 0);
        for (var play = 0; play < found.Length; play++)
        {
            var end = rows.EndOf(sweep.KeptRow(play));
            if (end >= from && end < to)
            {
                (ends[count], found[count]) = (end, play);
                count++;
            }
        }

        if (!RowOrder.IsInOrder(ends.AsSpan(0, count)))
        {
            Array.Sort(ends, found, 0, count);
        }

        for (int first = 0, next; first < count; first = next)
        {
            for (next = first + 1; next < count && ends[next] == ends[first]; next++)
            {
            }

            if (next - first > 1)
            {
                found.AsSpan(first, next - first).Sort(CompareKept);
            }
        }

        return found[..count];
    }

    private int CompareKept(int x, int y)
    {
        var (a, b) = (sweep.KeptRow(x), sweep.KeptRow(y));
        var order = texts.TrackKeys[rows[a].Track].CompareTo(texts.TrackKeys[rows[b].Track]);
        return order != 0 ? order : a.CompareTo(b);
    }
}
