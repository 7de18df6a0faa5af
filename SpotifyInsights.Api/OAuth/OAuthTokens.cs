using System.Text.Json.Serialization;

namespace SpotifyInsights.Api.OAuth;

/// <summary>A successful answer of the token endpoint (RFC 6749 section 5.1).</summary>
/// <param name="AccessToken">To be sent as `Authorization: Bearer {access_token}`.</param>
/// <param name="TokenType">Always `Bearer`.</param>
/// <param name="ExpiresIn">How many seconds the access token is valid.</param>
/// <param name="RefreshToken">For `grant_type=refresh_token`; it works once.</param>
/// <param name="Scope">What the tokens open, with blanks between.</param>
internal sealed record OAuthTokens(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("token_type")] string TokenType,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("refresh_token")] string RefreshToken,
    [property: JsonPropertyName("scope")] string Scope);
