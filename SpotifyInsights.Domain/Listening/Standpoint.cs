using NodaTime;

namespace SpotifyInsights.Domain.Listening;

/// <summary>
/// From which instant a day's answers look back. Not from the instant of asking, or no two answers would be the same: from as far as that day was observed,
/// or else from its beginning.
/// </summary>
public static class Standpoint
{
    /// <summary>The end of the observed time where it lies on the listener's today, else the first instant of today.</summary>
    /// <param name="today">The listener's local date.</param>
    /// <param name="zone">Their zone.</param>
    /// <param name="observed">The time in which plays would have been seen.</param>
    public static Instant On(LocalDate today, DateTimeZone zone, ObservedTime observed)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(observed);
        return observed.Ranges is [.., { To: var seen }] && seen.InZone(zone).Date == today ? seen : zone.AtStartOfDay(today).ToInstant();
    }
}
