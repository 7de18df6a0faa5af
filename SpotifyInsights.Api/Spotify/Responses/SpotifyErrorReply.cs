namespace SpotifyInsights.Api.Spotify.Responses;

/// <summary>An error of the Web API.</summary>
public sealed record SpotifyErrorReply(SpotifyError? Error);
