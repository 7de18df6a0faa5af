namespace SpotifyInsights.Domain.Library;

/// <summary>A track, artist or album with its plays in some stretch of listening.</summary>
/// <param name="Key">What `/tracks/{id}`, `/artists/{id}` or `/albums/{id}` takes.</param>
/// <param name="Name">Its name; null where not known.</param>
/// <param name="Artist">The first artist of a track or album; null for artists, and where not known.</param>
/// <param name="Plays">Counted plays.</param>
/// <param name="Minutes">Minutes heard in them.</param>
public sealed record PlayedItem(string Key, string? Name, LibraryItem? Artist, int Plays, double Minutes);
