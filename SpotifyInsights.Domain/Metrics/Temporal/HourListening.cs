namespace SpotifyInsights.Domain.Metrics.Temporal;

/// <summary>Plays by hour of the day.</summary>
/// <param name="Hour">Local hour, 0 to 23.</param>
/// <param name="Plays">Plays that started in it.</param>
/// <param name="Minutes">Minutes heard in them, wherever they ended.</param>
public sealed record HourListening(int Hour, int Plays, double Minutes);
