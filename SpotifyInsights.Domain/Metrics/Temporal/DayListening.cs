using NodaTime;

namespace SpotifyInsights.Domain.Metrics.Temporal;

/// <summary>One day of the window.</summary>
/// <param name="Date">Local date.</param>
/// <param name="Plays">Plays that started on it; null when the day was not observed at all and nothing is known of it.</param>
/// <param name="Minutes">Minutes heard in them; null with <paramref name="Plays"/>.</param>
/// <param name="Observed">Observed share of the day, 0 to 1. A date that the zone left out has 0.</param>
public sealed record DayListening(LocalDate Date, int? Plays, double? Minutes, double Observed);
