using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Contexts;

/// <summary>One period of the window.</summary>
/// <param name="Period">The period.</param>
/// <param name="Plays">Plays that started in it, by context; null when it was not observed at all and nothing is known of it.</param>
public sealed record ContextPeriod(Period Period, ContextPlays? Plays);
