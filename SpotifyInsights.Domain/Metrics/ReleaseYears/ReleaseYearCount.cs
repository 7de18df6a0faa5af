namespace SpotifyInsights.Domain.Metrics.ReleaseYears;

/// <summary>Music of a year.</summary>
/// <param name="Year">The release year.</param>
/// <param name="Plays">Plays in the window.</param>
/// <param name="Tracks">Different tracks.</param>
public sealed record ReleaseYearCount(int Year, int Plays, int Tracks);
