using System.Text.Json.Serialization;

namespace SpotifyInsights.Api.OAuth;

/// <summary>An error of the token or revocation endpoint (RFC 6749 section 5.2).</summary>
internal sealed record OAuthError(
    [property: JsonPropertyName("error")] string Error,
    [property: JsonPropertyName("error_description")] string Description);
