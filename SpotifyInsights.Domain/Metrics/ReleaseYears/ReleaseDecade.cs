namespace SpotifyInsights.Domain.Metrics.ReleaseYears;

/// <summary>Music of a decade.</summary>
/// <param name="Decade">Its first year, such as 1990.</param>
/// <param name="Plays">Plays in the window.</param>
/// <param name="Share">Their share of the plays of known date, 0 to 1.</param>
/// <param name="Tracks">Different tracks.</param>
/// <param name="TrackShare">Their share of the tracks of known date, 0 to 1.</param>
public sealed record ReleaseDecade(int Decade, int Plays, double Share, int Tracks, double TrackShare);
