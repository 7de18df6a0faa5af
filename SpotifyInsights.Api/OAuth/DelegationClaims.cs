using System.Security.Claims;
using SpotifyInsights.Api.Auth;

namespace SpotifyInsights.Api.OAuth;

/// <summary>A <see cref="Delegation"/> as access tokens carry it.</summary>
public static class DelegationClaims
{
    private const string Grant = "grant";
    private const string Client = "client_id";
    private const string Scope = "scope";

    /// <summary>A program acting for a listener.</summary>
    public static ClaimsPrincipal Principal(string userId, Delegation delegation)
    {
        ArgumentNullException.ThrowIfNull(delegation);
        var principal = ListenerClaims.Principal(userId, AuthSchemes.Bearer);
        ((ClaimsIdentity)principal.Identity!).AddClaims(
        [
            new Claim(Grant, delegation.GrantId), new Claim(Client, delegation.ClientId), new Claim(Scope, string.Join(' ', delegation.Scopes)),
        ]);
        return principal;
    }

    /// <summary>For whom the caller acts; null: the caller is the listener.</summary>
    public static Delegation? FindDelegation(this ClaimsPrincipal caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.FindFirstValue(Grant) is { } grant
            ? new Delegation(grant, caller.FindFirstValue(Client) ?? "", (caller.FindFirstValue(Scope) ?? "").Split(' '))
            : null;
    }
}
