using NodaTime;

namespace SpotifyInsights.Domain.Listening;

/// <summary>
/// The local days of a window as stretches of real time: when each begins and how much of it was observed. Days have 23,
/// 24 or 25 hours, some other lengths, and none at all where a zone left out a date (Samoa had no 30 December 2011).
/// </summary>
public sealed class WindowDays
{
    private readonly long[] _starts;
    private readonly long[] _observedMs;

    /// <summary>Lays out the days.</summary>
    /// <param name="window">The dates and the zone.</param>
    /// <param name="observed">The observed time.</param>
    /// <param name="now">Time from here on is not observed, whatever <paramref name="observed"/> says.</param>
    public WindowDays(ListeningWindow window, ObservedTime observed, Instant now)
        : this(
            (window ?? throw new ArgumentNullException(nameof(window))).Zone,
            LocalDay.From(window.From),
            LocalDay.From(window.To),
            observed,
            now)
    {
    }

    internal WindowDays(DateTimeZone zone, int firstDay, int endDay, ObservedTime observed, Instant now)
    {
        ArgumentNullException.ThrowIfNull(observed);
        FirstDay = firstDay;
        _starts = StartsOfDays(zone, firstDay, endDay - firstDay + 1);
        _observedMs = ObservedPerDay(_starts, observed, now.ToUnixTimeMilliseconds());
    }

    /// <summary>Days in the window.</summary>
    public int Count => _observedMs.Length;

    /// <summary>The first day, in days since 1970-01-01.</summary>
    public int FirstDay { get; }

    /// <summary>
    /// When a day begins, Unix milliseconds: the first instant whose local date is that day or a later one. The day after
    /// the last is allowed: there the window ends.
    /// </summary>
    /// <param name="index">0 to <see cref="Count"/>.</param>
    public long StartMs(int index) => _starts[index];

    /// <summary>Real length of a day in milliseconds; 0 for a date that the zone left out.</summary>
    /// <param name="index">0 to <see cref="Count"/>, excluded.</param>
    public long LengthMs(int index) => _starts[index + 1] - _starts[index];

    /// <summary>Observed share of a day, 0 to 1; 0 for a date that the zone left out.</summary>
    /// <param name="index">0 to <see cref="Count"/>, excluded.</param>
    public double Observed(int index) => Observed(index, index + 1);

    /// <summary>Observed share of several days, 0 to 1; 0 for no time at all.</summary>
    /// <param name="from">Index of the first day.</param>
    /// <param name="to">Index after the last.</param>
    public double Observed(int from, int to)
    {
        var length = _starts[to] - _starts[from];
        return length == 0 ? 0 : (double)ObservedMs(from, to) / length;
    }

    /// <summary>Observed milliseconds of several days.</summary>
    /// <param name="from">Index of the first day.</param>
    /// <param name="to">Index after the last.</param>
    public long ObservedMs(int from, int to)
    {
        var sum = 0L;
        foreach (var ms in _observedMs.AsSpan(from, to - from))
        {
            sum += ms;
        }

        return sum;
    }

    /// <summary>Whether a day was observed from its first to its last millisecond.</summary>
    /// <param name="index">0 to <see cref="Count"/>, excluded.</param>
    public bool IsWhollyObserved(int index) => _observedMs[index] == LengthMs(index);

    /// <summary>The local date of a day.</summary>
    /// <param name="index">0 to <see cref="Count"/>.</param>
    public LocalDate Date(int index) => LocalDay.ToDate(FirstDay + index);

    /// <summary>The weekday of a day.</summary>
    /// <param name="index">0 to <see cref="Count"/>.</param>
    public Weekday WeekdayOf(int index) => LocalDay.WeekdayOf(FirstDay + index);

    private static long[] StartsOfDays(DateTimeZone zone, int firstDay, int count)
    {
        // No zone is further than a day from UTC, so the interval in force two days earlier is early enough.
        var starts = new long[count];
        var interval = zone.GetZoneInterval(Instant.FromUnixTimeMilliseconds((firstDay - 2) * LocalDay.DayMs));
        for (var i = 0; i < count; i++)
        {
            var midnight = (firstDay + i) * LocalDay.DayMs;
            while (interval.HasEnd && interval.End.ToUnixTimeMilliseconds() + interval.WallOffset.Milliseconds <= midnight)
            {
                interval = zone.GetZoneInterval(interval.End);
            }

            var begin = interval.HasStart ? interval.Start.ToUnixTimeMilliseconds() : long.MinValue;
            starts[i] = Math.Max(begin, midnight - interval.WallOffset.Milliseconds);
        }

        return starts;
    }

    private static long[] ObservedPerDay(long[] starts, ObservedTime observed, long now)
    {
        var perDay = new long[starts.Length - 1];
        var range = 0;
        for (var day = 0; day < perDay.Length && range < observed.From.Length;)
        {
            var from = Math.Max(starts[day], observed.From[range]);
            var to = Math.Min(Math.Min(starts[day + 1], observed.To[range]), now);
            perDay[day] += Math.Max(0, to - from);
            if (observed.To[range] < starts[day + 1])
            {
                range++;
            }
            else
            {
                day++;
            }
        }

        return perDay;
    }
}
