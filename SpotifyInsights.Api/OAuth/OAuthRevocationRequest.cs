using System.Text.Json.Serialization;

namespace SpotifyInsights.Api.OAuth;

/// <summary>Ends a consent (RFC 7009 section 2.1).</summary>
/// <remarks>The contract's description of the form.</remarks>
/// <param name="ClientId">The program, as it is registered.</param>
/// <param name="Token">Its access or refresh token.</param>
internal sealed record OAuthRevocationRequest(
    [property: JsonPropertyName("client_id")] string ClientId,
    [property: JsonPropertyName("token")] string Token);
