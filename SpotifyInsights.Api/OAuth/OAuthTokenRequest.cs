using System.Text.Json.Serialization;

namespace SpotifyInsights.Api.OAuth;

/// <summary>Asks for tokens (RFC 6749 sections 4.1.3 and 6, RFC 7636 section 4.5).</summary>
/// <remarks>The contract's description of the form. <see cref="TokenEndpoint"/> reads it field by field, because OAuth has errors of its own for each.</remarks>
/// <param name="GrantType">What is exchanged.</param>
/// <param name="ClientId">The program, as it is registered; it has no secret.</param>
/// <param name="Code">With `authorization_code`: the code, which works once.</param>
/// <param name="RedirectUri">With `authorization_code`: the address that the code was sent to.</param>
/// <param name="CodeVerifier">With `authorization_code`: the PKCE verifier.</param>
/// <param name="RefreshToken">With `refresh_token`: the refresh token, which is spent by it.</param>
/// <param name="Scope">With `refresh_token`: fewer scopes than before, with blanks between; all of them when it is missing.</param>
internal sealed record OAuthTokenRequest(
    [property: JsonPropertyName("grant_type")] OAuthGrantType GrantType,
    [property: JsonPropertyName("client_id")] string ClientId,
    [property: JsonPropertyName("code")] string? Code,
    [property: JsonPropertyName("redirect_uri")] string? RedirectUri,
    [property: JsonPropertyName("code_verifier")] string? CodeVerifier,
    [property: JsonPropertyName("refresh_token")] string? RefreshToken,
    [property: JsonPropertyName("scope")] string? Scope);
