namespace SpotifyInsights.Domain.Library;

/// <summary>A track, artist or album by its key: what `/tracks/{id}`, `/artists/{id}` and `/albums/{id}` take.</summary>
/// <param name="Key">Spotify's id where known, else a text that stays the same.</param>
/// <param name="Name">Its name; null where not known.</param>
public sealed record LibraryItem(string Key, string? Name);
