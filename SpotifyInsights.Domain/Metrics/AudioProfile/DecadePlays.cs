namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>Plays of music from one decade.</summary>
/// <param name="Decade">Its first year, such as 1990.</param>
/// <param name="Plays">Plays.</param>
public sealed record DecadePlays(int Decade, int Plays);
