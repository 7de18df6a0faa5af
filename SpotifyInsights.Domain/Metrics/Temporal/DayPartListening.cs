namespace SpotifyInsights.Domain.Metrics.Temporal;

/// <summary>Plays by part of the week.</summary>
/// <param name="Part">The part.</param>
/// <param name="Plays">Plays that started in it.</param>
/// <param name="Minutes">Minutes heard in them.</param>
/// <param name="Share">Its share of all plays, 0 to 1; null without plays.</param>
public sealed record DayPartListening(DayPart Part, int Plays, double Minutes, double? Share);
