namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>An artist or track in the period in which it was first heard.</summary>
/// <param name="Key">Spotify's id, or a text that stands for it.</param>
/// <param name="Name">Name or title; null where not known.</param>
/// <param name="Plays">Plays in that period.</param>
public sealed record Newcomer(string Key, string? Name, int Plays);
