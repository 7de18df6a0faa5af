using System.Text.Json.Serialization;

namespace SpotifyInsights.Api.OAuth;

/// <summary>An error of the token or revocation endpoint (RFC 6749 section 5.2).</summary>
/// <param name="Error">The kind of error: `invalid_request`, `invalid_client`, `invalid_grant`, `invalid_scope`, `unsupported_grant_type`.</param>
/// <param name="Description">What is wrong, for whoever writes the program.</param>
internal sealed record OAuthError(
    [property: JsonPropertyName("error")] string Error,
    [property: JsonPropertyName("error_description")] string Description);
