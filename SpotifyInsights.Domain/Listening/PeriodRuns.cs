using NodaTime;

namespace SpotifyInsights.Domain.Listening;

/// <summary>
/// Which plays belong to which period of a window, by the local date on which they started. Plays are sorted, so a period is a run of rows found by
/// two searches; only where clocks were put back over midnight it is several.
/// </summary>
public sealed class PeriodRuns
{
    /// <summary>The period of what lies before the window.</summary>
    public const int Before = -1;

    private readonly int[] _firstDays;
    private readonly List<PlayRun> _runs = [];
    private readonly PlayColumns _plays;
    private readonly DateTimeZone _zone;

    /// <summary>Cuts the plays of a window into the window's own periods.</summary>
    /// <param name="slice">The window.</param>
    public PeriodRuns(ListeningSlice slice)
        : this(slice, FirstDays((slice ?? throw new ArgumentNullException(nameof(slice))).Periods, slice.Window.To))
    {
    }

    /// <summary>Cuts the plays of a window into other periods.</summary>
    /// <param name="slice">The window.</param>
    /// <param name="firstDays">The first day of each period, days since 1970-01-01, ascending, then the day after the last.</param>
    internal PeriodRuns(ListeningSlice slice, int[] firstDays)
    {
        (_firstDays, _plays, _zone) = (firstDays, slice.View.History.Plays, slice.View.Zone);
        Count = firstDays.Length - 1;
        var (from, to) = slice.Reach;
        var end = Count == 0 ? 0 : _plays.FirstAtOrAfter(to);
        for (int row = Count == 0 ? 0 : _plays.FirstAtOrAfter(from), next; row < end; row = next)
        {
            var interval = _zone.GetZoneInterval(Instant.FromUnixTimeMilliseconds(_plays.StartedAt[row]));
            next = interval.HasEnd ? Math.Min(end, _plays.FirstAtOrAfter(interval.End.ToUnixTimeMilliseconds())) : end;
            Add(row, next, interval.WallOffset.Milliseconds);
        }
    }

    /// <summary>Periods.</summary>
    public int Count { get; }

    /// <summary>The runs by row. Their periods ascend but where clocks were put back over midnight.</summary>
    public IReadOnlyList<PlayRun> Runs => _runs;

    /// <summary>The period in which a play started: <see cref="Before"/> the window, or <see cref="Count"/> after it.</summary>
    /// <param name="row">A row of the history's plays; <see cref="FirstHeard.Never"/> is after the window.</param>
    public int PeriodOf(int row)
    {
        if (row >= _plays.Count)
        {
            return Count;
        }

        var (low, high) = (0, _runs.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _runs[middle].To <= row ? (middle + 1, high) : (low, middle);
        }

        return low < _runs.Count && _runs[low].From <= row ? _runs[low].Period : PeriodOfDay(LocalDay.At(_plays.StartedAt[row], _zone));
    }

    /// <summary>The first days of calendar periods, then the day after the last.</summary>
    private static int[] FirstDays(IReadOnlyList<Period> periods, LocalDate to) =>
        [.. periods.Select(period => LocalDay.From(period.From)), LocalDay.From(to)];

    private int PeriodOfDay(int day)
    {
        var found = Array.BinarySearch(_firstDays, day);
        return found >= 0 ? Math.Min(found, Count) : ~found - 1;
    }

    private void Add(int row, int end, int offset)
    {
        var starts = _plays.StartedAt;
        while (row < end)
        {
            var period = PeriodOfDay((int)Math.Floor((starts[row] + offset) / (double)LocalDay.DayMs));
            var next = period >= Count ? end : Math.Min(end, _plays.FirstAtOrAfter((_firstDays[period + 1] * LocalDay.DayMs) - offset));
            if (period >= 0 && period < Count)
            {
                _runs.Add(new(row, next, period, offset));
            }

            row = next;
        }
    }
}
