using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.OAuth;

namespace SpotifyInsights.Api.Idempotency;

/// <summary>Whose key it is: two programs of one listener may have the same.</summary>
/// <param name="UserId">The listener.</param>
/// <param name="Program">The program or API key that acts for the listener; empty: the listener.</param>
public sealed record IdempotentCaller(string UserId, string Program)
{
    internal static IdempotentCaller Of(System.Security.Claims.ClaimsPrincipal caller)
    {
        var delegation = caller.FindDelegation();
        return new(caller.UserId(), delegation?.ClientId ?? delegation?.GrantId ?? "");
    }
}
