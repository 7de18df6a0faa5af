namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>A played track without audio features.</summary>
/// <param name="Key">The track's key, as everywhere.</param>
/// <param name="Name">Title; null where not known.</param>
/// <param name="ArtistName">The first artist; null where not known.</param>
/// <param name="Plays">Plays in the window.</param>
/// <param name="Minutes">Minutes heard in them.</param>
/// <param name="Share">Share of the counted plays, 0 to 1: so much the coverage would rise.</param>
public sealed record MissingTrack(string Key, string? Name, string? ArtistName, int Plays, double Minutes, double Share);
