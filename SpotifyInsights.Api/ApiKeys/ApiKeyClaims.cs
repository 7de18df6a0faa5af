using Microsoft.AspNetCore.Authentication;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.OAuth;

namespace SpotifyInsights.Api.ApiKeys;

/// <summary>Who calls with a key: its listener, with the key's scopes and no more.</summary>
internal static class ApiKeyClaims
{
    public static AuthenticationTicket Ticket(ApiKey key) => new(
        DelegationClaims.Principal(key.UserId, new Delegation(key.Id, ClientId: null, key.Scopes), AuthSchemes.ApiKey),
        new AuthenticationProperties { IssuedUtc = key.CreatedAt.ToDateTimeOffset(), ExpiresUtc = key.ExpiresAt.ToDateTimeOffset() },
        AuthSchemes.ApiKey);
}
