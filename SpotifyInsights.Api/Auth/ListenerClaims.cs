using System.Security.Claims;

namespace SpotifyInsights.Api.Auth;

/// <summary>Who is calling.</summary>
public static class ListenerClaims
{
    /// <summary>The Spotify user id of the caller: claim <c>sub</c>, or what a cookie or a mapped token makes of it. Null: nobody.</summary>
    public static string? FindUserId(this ClaimsPrincipal caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.FindFirstValue("sub") ?? caller.FindFirstValue(ClaimTypes.NameIdentifier);
    }
}
