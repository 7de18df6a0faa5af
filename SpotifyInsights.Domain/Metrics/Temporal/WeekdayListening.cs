using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Temporal;

/// <summary>Plays by day of the week.</summary>
/// <param name="Weekday">Day of the week.</param>
/// <param name="Plays">Plays that started on it.</param>
/// <param name="Minutes">Minutes heard in them.</param>
public sealed record WeekdayListening(Weekday Weekday, int Plays, double Minutes);
