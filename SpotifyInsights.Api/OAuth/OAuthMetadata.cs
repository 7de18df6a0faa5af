using System.Text.Json.Serialization;

namespace SpotifyInsights.Api.OAuth;

/// <summary>What programs can find out about this instance (RFC 8414 section 2).</summary>
/// <param name="Issuer">The address of this instance; `iss` of answers is compared with it.</param>
/// <param name="AuthorizationEndpoint">Where the listener's browser is sent.</param>
/// <param name="TokenEndpoint">Where codes and refresh tokens are exchanged.</param>
/// <param name="RevocationEndpoint">Where consents are ended.</param>
/// <param name="Scopes">What can be asked for.</param>
/// <param name="ResponseTypes">Always `code`.</param>
/// <param name="GrantTypes">What can be exchanged.</param>
/// <param name="TokenAuthMethods">Always `none`: programs have no secret.</param>
/// <param name="RevocationAuthMethods">Always `none`.</param>
/// <param name="ChallengeMethods">Always `S256`.</param>
/// <param name="NamesIssuer">Always true: answers carry `iss` (RFC 9207).</param>
internal sealed record OAuthMetadata(
    [property: JsonPropertyName("issuer")] string Issuer,
    [property: JsonPropertyName("authorization_endpoint")] string AuthorizationEndpoint,
    [property: JsonPropertyName("token_endpoint")] string TokenEndpoint,
    [property: JsonPropertyName("revocation_endpoint")] string RevocationEndpoint,
    [property: JsonPropertyName("scopes_supported")] IReadOnlyList<string> Scopes,
    [property: JsonPropertyName("response_types_supported")] IReadOnlyList<string> ResponseTypes,
    [property: JsonPropertyName("grant_types_supported")] IReadOnlyList<string> GrantTypes,
    [property: JsonPropertyName("token_endpoint_auth_methods_supported")] IReadOnlyList<string> TokenAuthMethods,
    [property: JsonPropertyName("revocation_endpoint_auth_methods_supported")] IReadOnlyList<string> RevocationAuthMethods,
    [property: JsonPropertyName("code_challenge_methods_supported")] IReadOnlyList<string> ChallengeMethods,
    [property: JsonPropertyName("authorization_response_iss_parameter_supported")] bool NamesIssuer)
{
    public static OAuthMetadata Of(HttpRequest request)
    {
        var issuer = OAuth.Issuer.Of(request);
        return new(
            issuer, issuer + AuthorizeEndpoint.Path, issuer + "/oauth/token", issuer + "/oauth/revoke", [.. ApiScopes.All.Keys],
            ["code"], ["authorization_code", "refresh_token"], ["none"], ["none"], ["S256"], NamesIssuer: true);
    }
}
