using System.Text.Json.Serialization;

namespace SpotifyInsights.Api.OAuth;

/// <summary>A successful answer of the token endpoint (RFC 6749 section 5.1).</summary>
internal sealed record OAuthTokens(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("token_type")] string TokenType,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("refresh_token")] string RefreshToken,
    [property: JsonPropertyName("scope")] string Scope);
