using NodaTime;

namespace SpotifyInsights.Domain.Listening;

/// <summary>Local dates as numbers: days since 1970-01-01. Arithmetic on a century of days then needs no calendar.</summary>
internal static class LocalDay
{
    public const long HourMs = 3_600_000;
    public const int HoursPerDay = 24;
    public const int DaysPerWeek = 7;
    public const long DayMs = HoursPerDay * HourMs;

    private const int EpochDayNumber = 719_162;
    private const int EpochWeekday = (int)Weekday.Thursday;

    public static int From(LocalDate date) => date.ToDateOnly().DayNumber - EpochDayNumber;

    public static LocalDate ToDate(int day) => LocalDate.FromDateOnly(DateOnly.FromDayNumber(day + EpochDayNumber));

    public static Weekday WeekdayOf(int day) =>
        (Weekday)((((day + EpochWeekday) % DaysPerWeek) + DaysPerWeek) % DaysPerWeek);

    /// <summary>The local day in which an instant falls.</summary>
    public static int At(long instantMs, DateTimeZone zone)
    {
        var offset = zone.GetUtcOffset(Instant.FromUnixTimeMilliseconds(instantMs)).Milliseconds;
        return (int)Math.Floor((instantMs + offset) / (double)DayMs);
    }
}
