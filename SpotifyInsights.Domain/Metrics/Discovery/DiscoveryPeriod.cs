using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Discovery;

/// <summary>A period of the window.</summary>
/// <param name="Period">The calendar period.</param>
/// <param name="Plays">Plays; null when nothing of it was observed.</param>
/// <param name="Measures">Its numbers; null with <paramref name="Plays"/>.</param>
/// <param name="NewVersusFamiliar">Artists first heard in the period against those heard before; null with <paramref name="Plays"/>.</param>
public sealed record DiscoveryPeriod(Period Period, int? Plays, DiscoveryMeasures? Measures, NewVersusFamiliar? NewVersusFamiliar);
