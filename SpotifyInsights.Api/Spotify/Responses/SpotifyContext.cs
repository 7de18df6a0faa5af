namespace SpotifyInsights.Api.Spotify.Responses;

/// <summary>From where something was played: an album, a playlist, an artist, the collection.</summary>
public sealed record SpotifyContext(string? Type, string? Uri);
