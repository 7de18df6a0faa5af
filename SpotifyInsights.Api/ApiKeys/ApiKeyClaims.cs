using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.OAuth;
using SpotifyInsights.Api.ShareLinks;

namespace SpotifyInsights.Api.ApiKeys;

/// <summary>Who calls with a key: its listener, with the key's scopes and no more, and of a share link with its window.</summary>
internal static class ApiKeyClaims
{
    public static AuthenticationTicket Ticket(ApiKey key)
    {
        var principal = DelegationClaims.Principal(key.UserId, new Delegation(key.Id, ClientId: null, key.Scopes), AuthSchemes.ApiKey);
        if (key.Share is { } window)
        {
            ((ClaimsIdentity)principal.Identity!).AddClaim(ShareClaims.Of(window));
        }

        return new(
            principal,
            new AuthenticationProperties { IssuedUtc = key.CreatedAt.ToDateTimeOffset(), ExpiresUtc = key.ExpiresAt.ToDateTimeOffset() },
            AuthSchemes.ApiKey);
    }
}
