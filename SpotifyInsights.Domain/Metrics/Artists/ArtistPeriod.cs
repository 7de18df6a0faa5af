using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>One period of the window.</summary>
/// <param name="Period">The calendar period.</param>
/// <param name="WarmUp">Whether it begins in the first 90 observed days of the history, in which everything is new.</param>
/// <param name="Plays">Plays; null when nothing of it was observed.</param>
/// <param name="Minutes">Minutes heard; null with <paramref name="Plays"/>.</param>
public sealed record ArtistPeriod(Period Period, bool WarmUp, int? Plays, double? Minutes);
