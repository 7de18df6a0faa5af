using NodaTime;

namespace SpotifyInsights.Domain.Listening;

/// <summary>Months in UTC, by which plays are kept.</summary>
public static class UtcMonth
{
    /// <summary>The month in which an instant lies.</summary>
    public static YearMonth Of(Instant instant) => instant.InUtc().Date.ToYearMonth();

    /// <summary>The first instant of a month.</summary>
    public static Instant StartOf(YearMonth month) => Instant.FromUtc(month.Year, month.Month, 1, 0, 0);

    /// <summary>The first instant after a month.</summary>
    public static Instant EndOf(YearMonth month) => StartOf(month.PlusMonths(1));
}
