using System.Security.Claims;

namespace SpotifyInsights.Api.Auth;

/// <summary>Who is calling.</summary>
public static class ListenerClaims
{
    private const string UserIdClaim = "sub";

    /// <summary>The identity of the listener with this Spotify id, as cookies and tokens carry it.</summary>
    public static ClaimsPrincipal Principal(string userId, string scheme) =>
        new(new ClaimsIdentity([new Claim(UserIdClaim, userId)], scheme, UserIdClaim, roleType: null));

    /// <summary>The Spotify user id of the caller; null: nobody is signed in.</summary>
    public static string? FindUserId(this ClaimsPrincipal caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.FindFirstValue(UserIdClaim);
    }

    /// <summary>The Spotify user id of the caller of a route that requires a signed-in one.</summary>
    public static string UserId(this ClaimsPrincipal caller) =>
        caller.FindUserId() ?? throw new InvalidOperationException("The route lacks RequireAuthorization: nobody is signed in.");
}
