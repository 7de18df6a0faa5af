namespace SpotifyInsights.Domain.Exclusions;

/// <summary>An artist who is left out. The name finds him again where a later import gives him another key.</summary>
/// <param name="Key">The key: Spotify's id where known, else a text.</param>
/// <param name="Name">The name.</param>
public sealed record ExcludedArtist(string Key, string Name);
