namespace SpotifyInsights.Api.Spotify.Responses;

/// <summary>A podcast as it comes inside an episode.</summary>
public sealed record SpotifyShow(string? Id, string? Name);
