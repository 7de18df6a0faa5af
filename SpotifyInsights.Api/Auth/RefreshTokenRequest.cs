namespace SpotifyInsights.Api.Auth;

/// <summary>Asks for a new bearer token.</summary>
/// <param name="RefreshToken">The refresh token that came with the last one.</param>
public sealed record RefreshTokenRequest(string RefreshToken);
