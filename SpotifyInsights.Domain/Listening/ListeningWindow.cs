using NodaTime;

namespace SpotifyInsights.Domain.Listening;

/// <summary>
/// What a question about a history covers: local dates of a zone, half-open, and how plays are counted. A play belongs to
/// the local date on which it started.
/// </summary>
public sealed record ListeningWindow
{
    /// <summary>The earliest date a window may begin with.</summary>
    public static readonly LocalDate Earliest = new(1900, 1, 1);

    /// <summary>The latest date a window may end before.</summary>
    public static readonly LocalDate Latest = new(2101, 1, 1);

    /// <summary>Makes a window.</summary>
    /// <param name="from">The first local date inside.</param>
    /// <param name="to">The first local date after it; equal to <paramref name="from"/> for an empty window.</param>
    /// <param name="zone">The zone whose dates and hours are meant.</param>
    /// <param name="granularity">How the window is cut into periods.</param>
    /// <param name="includeShort">Whether plays too short to count are counted nevertheless.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dates are reversed or outside the years 1900 to 2100.</exception>
    public ListeningWindow(
        LocalDate from, LocalDate to, DateTimeZone zone, Granularity granularity = Granularity.Month, bool includeShort = false)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentOutOfRangeException.ThrowIfLessThan(from, Earliest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, Latest);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        From = from;
        To = to;
        Zone = zone;
        Granularity = granularity;
        IncludeShort = includeShort;
    }

    /// <summary>The first local date inside.</summary>
    public LocalDate From { get; }

    /// <summary>The first local date after the window.</summary>
    public LocalDate To { get; }

    /// <summary>The zone whose dates and hours are meant.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>How the window is cut into periods.</summary>
    public Granularity Granularity { get; }

    /// <summary>Whether plays too short to count are counted nevertheless.</summary>
    public bool IncludeShort { get; }

    /// <summary>
    /// Fills in what the caller left out: from the local date of the first play that counts, up to and including today. An
    /// end before that start (or a start after today) gives an empty window, as does a history without plays.
    /// </summary>
    /// <param name="plays">The plays.</param>
    /// <param name="zone">The zone whose dates and hours are meant.</param>
    /// <param name="now">Decides which date is today.</param>
    /// <param name="from">The first date, or null.</param>
    /// <param name="to">The date after the last, or null.</param>
    /// <param name="granularity">How the window is cut into periods.</param>
    /// <param name="includeShort">Whether plays too short to count are counted nevertheless.</param>
    /// <exception cref="ArgumentOutOfRangeException">The given dates are reversed or outside the years 1900 to 2100.</exception>
    public static ListeningWindow Resolve(
        PlayColumns plays,
        DateTimeZone zone,
        Instant now,
        LocalDate? from = null,
        LocalDate? to = null,
        Granularity granularity = Granularity.Month,
        bool includeShort = false)
    {
        ArgumentNullException.ThrowIfNull(plays);
        ArgumentNullException.ThrowIfNull(zone);
        var tomorrow = now.InZone(zone).Date.PlusDays(1);
        var start = from ?? FirstDate(plays, zone, includeShort) ?? to ?? tomorrow;
        var end = to ?? LocalDate.Max(start, tomorrow);
        return new(from ?? LocalDate.Min(start, end), end, zone, granularity, includeShort);
    }

    /// <summary>The local date of the first play that counts; null without any.</summary>
    /// <param name="plays">The plays.</param>
    /// <param name="zone">The zone whose dates are meant.</param>
    /// <param name="includeShort">Whether plays too short to count are counted nevertheless.</param>
    internal static LocalDate? FirstDate(PlayColumns plays, DateTimeZone zone, bool includeShort)
    {
        for (var row = 0; row < plays.Count; row++)
        {
            if (PlayColumns.IsCounted(plays.MsPlayed[row], plays.Flags[row], includeShort))
            {
                return LocalDay.ToDate(LocalDay.At(plays.StartedAt[row], zone));
            }
        }

        return null;
    }
}
