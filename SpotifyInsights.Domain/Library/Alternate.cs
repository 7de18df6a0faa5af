namespace SpotifyInsights.Domain.Library;

/// <summary>One of several tracks that are the same recording.</summary>
/// <param name="Key">Its own id.</param>
/// <param name="Album">The album that it is on; null where not known.</param>
/// <param name="Plays">Its counted plays.</param>
public sealed record Alternate(string Key, LibraryItem? Album, int Plays);
