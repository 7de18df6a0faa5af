using System.Security.Claims;
using SpotifyInsights.Api.Auth;

namespace SpotifyInsights.Api.OAuth;

/// <summary>A <see cref="Delegation"/> as access tokens carry it, and as API keys stand for it.</summary>
public static class DelegationClaims
{
    private const string Grant = "grant";
    private const string Client = "client_id";
    private const string Scope = "scope";

    /// <summary>A program acting for a listener.</summary>
    /// <param name="userId">The listener.</param>
    /// <param name="delegation">What it may do.</param>
    /// <param name="scheme">How it proves that.</param>
    public static ClaimsPrincipal Principal(string userId, Delegation delegation, string scheme)
    {
        ArgumentNullException.ThrowIfNull(delegation);
        var principal = ListenerClaims.Principal(userId, scheme);
        var identity = (ClaimsIdentity)principal.Identity!;
        identity.AddClaims([new Claim(Grant, delegation.GrantId), new Claim(Scope, string.Join(' ', delegation.Scopes))]);
        if (delegation.ClientId is { } client)
        {
            identity.AddClaim(new Claim(Client, client));
        }

        return principal;
    }

    /// <summary>Which program calls: a registered one, or whoever has an API key; null: the listener himself.</summary>
    public static string? FindProgram(this ClaimsPrincipal caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.FindFirstValue(Client) ?? caller.FindFirstValue(Grant);
    }

    /// <summary>For whom the caller acts; null: the caller is the listener.</summary>
    public static Delegation? FindDelegation(this ClaimsPrincipal caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.FindFirstValue(Grant) is { } grant
            ? new Delegation(grant, caller.FindFirstValue(Client), (caller.FindFirstValue(Scope) ?? "").Split(' '))
            : null;
    }
}
