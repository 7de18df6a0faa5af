using NodaTime;

namespace SpotifyInsights.Domain.Listening;

/// <summary>A view cut to a window as of an instant: what every calculator gets.</summary>
public sealed class ListeningSlice
{
    /// <summary>Cuts.</summary>
    /// <param name="view">The history in the window's zone.</param>
    /// <param name="window">The window.</param>
    /// <param name="now">What is later is neither observed nor over.</param>
    /// <exception cref="ArgumentException">View and window are of different zones.</exception>
    public ListeningSlice(ListeningView view, ListeningWindow window, Instant now)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(window);
        if (!view.Zone.Equals(window.Zone))
        {
            throw new ArgumentException($"A window of {window.Zone.Id} cannot be cut from a view of {view.Zone.Id}.", nameof(window));
        }

        View = view;
        Window = window;
        Now = now;
        Days = new WindowDays(window, view.History.Observed, now);
        Totals = new WindowTotals(view.Hours, window);
    }

    /// <summary>The history in the window's zone.</summary>
    public ListeningView View { get; }

    /// <summary>The window.</summary>
    public ListeningWindow Window { get; }

    /// <summary>The instant of asking.</summary>
    public Instant Now { get; }

    /// <summary>The window's days in real and observed time.</summary>
    public WindowDays Days { get; }

    /// <summary>The window's plays by day and by hour of the week.</summary>
    public WindowTotals Totals { get; }

    /// <summary>The window's periods, oldest first.</summary>
    public IReadOnlyList<Period> Periods => field ??= PeriodCalendar.Split(Window, Days, Now);

    /// <summary>Index within <see cref="Days"/> of the local date at <see cref="Now"/>; outside the window where that is.</summary>
    public int TodayIndex => LocalDay.At(Now.ToUnixTimeMilliseconds(), Window.Zone) - Days.FirstDay;

    /// <summary>Whether a play or session belongs to the window: whether its local date does.</summary>
    /// <param name="startMs">Its start, Unix milliseconds.</param>
    public bool Contains(long startMs)
    {
        // Before the first instant of the next date nothing is too late, and no clock is put back by more than a day.
        if (startMs >= Days.StartMs(0) + LocalDay.DayMs && startMs < Days.StartMs(Days.Count))
        {
            return true;
        }

        var index = LocalDay.At(startMs, Window.Zone) - Days.FirstDay;
        return index >= 0 && index < Days.Count;
    }

    /// <summary>Where to look for plays and sessions of the window, Unix milliseconds: nothing outside belongs to it.</summary>
    /// <remarks>
    /// Clocks put back just after midnight repeat the end of a date after the next has begun (St. John's did so at 00:01),
    /// hence a day more at the end, and <see cref="Contains"/> for what is found.
    /// </remarks>
    internal (long From, long To) Reach => (Days.StartMs(0), Days.StartMs(Days.Count) + LocalDay.DayMs);
}
