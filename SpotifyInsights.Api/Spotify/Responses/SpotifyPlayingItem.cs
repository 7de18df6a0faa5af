namespace SpotifyInsights.Api.Spotify.Responses;

/// <summary>A track or an episode that is playing. Local files have a null id.</summary>
public sealed record SpotifyPlayingItem(string? Id, string? Name, string? Type, string? Uri, int? DurationMs, SpotifyAlbum? Album, IReadOnlyList<SpotifyArtist?>? Artists, SpotifyShow? Show);
