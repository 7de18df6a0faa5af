namespace SpotifyInsights.Domain.Metrics;

/// <summary>An artist or track that could reach the top of one of two stretches of listening.</summary>
/// <param name="Plays">Plays in both together.</param>
/// <param name="MsPerPlay">Mean length of these plays in milliseconds.</param>
internal readonly record struct Contender(int Plays, double MsPerPlay);
