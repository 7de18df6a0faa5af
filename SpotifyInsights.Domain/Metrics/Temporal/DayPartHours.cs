using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Temporal;

/// <summary>The bounds of the day parts, as local hours.</summary>
public static class DayPartHours
{
    /// <summary>Night ends; the commute, or the day of a weekend, begins.</summary>
    public const int Morning = 6;

    /// <summary>Work begins.</summary>
    public const int Work = 9;

    /// <summary>The evening begins.</summary>
    public const int Evening = 17;

    /// <summary>The night begins.</summary>
    public const int Night = 22;

    /// <summary>The part that an hour of the week belongs to.</summary>
    /// <param name="weekday">Day of the week.</param>
    /// <param name="hour">Local hour, 0 to 23.</param>
    public static DayPart PartOf(Weekday weekday, int hour) => hour switch
    {
        < Morning or >= Night => DayPart.Night,
        >= Evening => DayPart.Evening,
        _ when weekday >= Weekday.Saturday => DayPart.WeekendDay,
        < Work => DayPart.MorningCommute,
        _ => DayPart.Work,
    };
}
