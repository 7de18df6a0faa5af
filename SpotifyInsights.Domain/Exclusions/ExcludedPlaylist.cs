namespace SpotifyInsights.Domain.Exclusions;

/// <summary>A playlist that is left out: every play of which Spotify told that it was started from it.</summary>
/// <param name="Id">Spotify's id of the playlist.</param>
public sealed record ExcludedPlaylist(string Id);
