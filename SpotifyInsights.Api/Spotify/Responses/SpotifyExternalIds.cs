namespace SpotifyInsights.Api.Spotify.Responses;

/// <summary>Ids that others gave.</summary>
public sealed record SpotifyExternalIds(string? Isrc);
