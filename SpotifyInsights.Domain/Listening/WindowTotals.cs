namespace SpotifyInsights.Domain.Listening;

/// <summary>The hour grid summed over a window: by day and by hour of the week.</summary>
public sealed class WindowTotals
{
    /// <summary>Hours in a week.</summary>
    public const int HoursPerWeek = LocalDay.DaysPerWeek * LocalDay.HoursPerDay;

    private readonly PlayTotals[] _days;
    private readonly PlayTotals[] _weekHours = new PlayTotals[HoursPerWeek];

    /// <summary>Sums up.</summary>
    /// <param name="grid">The plays per local hour.</param>
    /// <param name="window">The dates, and whether short plays are counted. The zone must be the grid's.</param>
    public WindowTotals(HourGrid grid, ListeningWindow window)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(window);
        var firstDay = LocalDay.From(window.From);
        _days = new PlayTotals[LocalDay.From(window.To) - firstDay];
        for (var i = 0; i < _days.Length; i++)
        {
            var week = _weekHours.AsSpan((int)LocalDay.WeekdayOf(firstDay + i) * LocalDay.HoursPerDay, LocalDay.HoursPerDay);
            var tooShort = grid.Short(firstDay + i);
            AddDay(grid.Counting(firstDay + i), week, ref _days[i]);
            if (window.IncludeShort)
            {
                AddDay(tooShort, week, ref _days[i]);
            }

            foreach (ref readonly var hour in tooShort)
            {
                ShortPlays += hour.Plays;
            }
        }

        All = Sum(_weekHours);
    }

    /// <summary>Everything in the window.</summary>
    public PlayTotals All { get; }

    /// <summary>Plays in the window that are too short to count, counted or not.</summary>
    public int ShortPlays { get; }

    /// <summary>One entry per day of the window.</summary>
    public ReadOnlySpan<PlayTotals> Days => _days;

    /// <summary>168 hours, Monday 0 o'clock first.</summary>
    public ReadOnlySpan<PlayTotals> WeekHours => _weekHours;

    /// <summary>Adds totals up.</summary>
    /// <param name="totals">Any part of <see cref="Days"/> or <see cref="WeekHours"/>.</param>
    public static PlayTotals Sum(ReadOnlySpan<PlayTotals> totals)
    {
        var sum = default(PlayTotals);
        foreach (ref readonly var part in totals)
        {
            sum.Add(part);
        }

        return sum;
    }

    private static void AddDay(ReadOnlySpan<PlayTotals> hours, Span<PlayTotals> week, ref PlayTotals day)
    {
        for (var hour = 0; hour < hours.Length; hour++)
        {
            if (hours[hour].Plays > 0)
            {
                week[hour].Add(hours[hour]);
                day.Add(hours[hour]);
            }
        }
    }
}
