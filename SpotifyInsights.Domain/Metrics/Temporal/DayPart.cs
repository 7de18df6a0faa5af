namespace SpotifyInsights.Domain.Metrics.Temporal;

/// <summary>Parts of the week. Each hour of the week belongs to exactly one: working days 6 to 9, 9 to 17; every day 17 to 22, 22 to 6; what remains is the weekend by day.</summary>
public enum DayPart
{
    /// <summary>Monday to Friday, 6 to 9 o'clock.</summary>
    MorningCommute,

    /// <summary>Monday to Friday, 9 to 17 o'clock.</summary>
    Work,

    /// <summary>Every day, 17 to 22 o'clock.</summary>
    Evening,

    /// <summary>Every day, 22 to 6 o'clock.</summary>
    Night,

    /// <summary>Saturday and Sunday, 6 to 17 o'clock.</summary>
    WeekendDay,
}
