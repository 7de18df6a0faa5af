namespace SpotifyInsights.Domain.Metrics.Contexts;

/// <summary>One hour of the day.</summary>
/// <param name="Hour">Local hour, 0 to 23.</param>
/// <param name="Plays">Plays that started in it, by context.</param>
public sealed record ContextHour(int Hour, ContextPlays Plays);
