namespace SpotifyInsights.Api.Spotify.Responses;

/// <summary>Followers of an artist or a user.</summary>
public sealed record SpotifyFollowers(long? Total);
