using System.Text.Json.Serialization;

namespace SpotifyInsights.Api.OAuth;

/// <summary>What a program exchanges for tokens.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OAuthGrantType>))]
internal enum OAuthGrantType
{
    /// <summary>A code that the listener's browser brought.</summary>
    [JsonStringEnumMemberName("authorization_code")]
    AuthorizationCode,

    /// <summary>A refresh token.</summary>
    [JsonStringEnumMemberName("refresh_token")]
    RefreshToken,
}
