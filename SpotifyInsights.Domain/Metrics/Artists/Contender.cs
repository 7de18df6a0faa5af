namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>An artist who could reach the top of one of two periods.</summary>
/// <param name="Plays">Plays in both together.</param>
/// <param name="MsPerPlay">Mean length of these plays in milliseconds.</param>
internal readonly record struct Contender(int Plays, double MsPerPlay);
