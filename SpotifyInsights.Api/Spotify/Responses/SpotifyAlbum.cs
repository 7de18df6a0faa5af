namespace SpotifyInsights.Api.Spotify.Responses;

/// <summary>An album as it comes inside a track.</summary>
public sealed record SpotifyAlbum(string? Id, string? Name, string? AlbumType, string? ReleaseDate, string? ReleaseDatePrecision);
