namespace SpotifyInsights.Domain.Metrics;

/// <summary>An artist or track that could reach the top of one of two stretches of listening, or several with about as many plays.</summary>
/// <param name="Plays">Plays of each in both together.</param>
/// <param name="MsPerPlay">Mean length of these plays in milliseconds.</param>
/// <param name="Count">How many they are.</param>
internal readonly record struct Contender(double Plays, double MsPerPlay, int Count = 1);
