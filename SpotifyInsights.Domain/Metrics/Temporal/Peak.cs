using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Temporal;

/// <summary>A block of hours of the week in which much is heard.</summary>
/// <param name="Weekday">The day it begins on.</param>
/// <param name="FromHour">Its first hour, 0 to 23.</param>
/// <param name="ToHour">The hour it ends before, 1 to 24; not above <paramref name="FromHour"/> when it passes midnight.</param>
/// <param name="Plays">Plays that started in it.</param>
/// <param name="Minutes">Minutes heard in them.</param>
/// <param name="Share">Its share of all plays, 0 to 1.</param>
/// <param name="MinutesPerHour">Minutes per hour of the block in an average observed week.</param>
/// <param name="WeeksPresent">Weeks in which something was heard in it.</param>
/// <param name="WeeksObserved">Weeks in which the day it begins on was observed.</param>
public sealed record Peak(
    Weekday Weekday,
    int FromHour,
    int ToHour,
    int Plays,
    double Minutes,
    double Share,
    double MinutesPerHour,
    int WeeksPresent,
    int WeeksObserved);
