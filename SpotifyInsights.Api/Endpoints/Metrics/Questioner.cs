using System.Security.Claims;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.ShareLinks;

namespace SpotifyInsights.Api.Endpoints.Metrics;

/// <summary>Who asks a question.</summary>
/// <param name="UserId">The listener whose history is asked.</param>
/// <param name="Share">The share link that asks; null: the listener, or a program that may see all of it.</param>
public sealed record Questioner(string UserId, Share? Share = null)
{
    /// <summary>The caller of a request.</summary>
    public static Questioner Of(ClaimsPrincipal caller) => new(caller.UserId(), caller.FindShare());
}
