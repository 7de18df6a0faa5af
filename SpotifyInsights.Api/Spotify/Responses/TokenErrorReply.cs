namespace SpotifyInsights.Api.Spotify.Responses;

/// <summary>The accounts service's refusal: `invalid_grant`, `invalid_client` …</summary>
public sealed record TokenErrorReply(string? Error);
