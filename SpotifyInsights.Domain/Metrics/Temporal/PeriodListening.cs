using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Temporal;

/// <summary>One period of the window.</summary>
/// <param name="Period">The period.</param>
/// <param name="Plays">Plays that started in it; null when it was not observed at all and nothing is known of it.</param>
/// <param name="Minutes">Minutes heard in them; null with <paramref name="Plays"/>.</param>
public sealed record PeriodListening(Period Period, int? Plays, double? Minutes);
