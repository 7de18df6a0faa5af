using System.Security.Claims;
using SpotifyInsights.Api.OAuth;

namespace SpotifyInsights.Api.ShareLinks;

/// <summary>A <see cref="Share"/> as the caller of a request carries it.</summary>
internal static class ShareClaims
{
    private const string Window = "share_window";

    /// <summary>The claim that makes an API key's caller one of a share link.</summary>
    public static Claim Of(string window) => new(Window, window);

    /// <summary>The share link that calls; null: none does.</summary>
    public static Share? FindShare(this ClaimsPrincipal caller) =>
        caller.FindFirstValue(Window) is { } window && caller.FindDelegation() is { } delegation
            ? new(delegation.GrantId, SharedWindow.Parse(window), delegation.Scopes)
            : null;
}
