namespace SpotifyInsights.Domain.Exclusions;

/// <summary>A track that is left out. The names find it again where a later import gives it another key.</summary>
/// <param name="Key">Its key: Spotify's id where known, else a text.</param>
/// <param name="Name">Its title; null where not known.</param>
/// <param name="Artist">Its first artist's name; null where not known.</param>
public sealed record ExcludedTrack(string Key, string? Name, string? Artist);
