using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Auth;

namespace SpotifyInsights.Api.Erasing;

/// <summary>Lets nobody in with a cookie or token from before their erasure: it proves who they were, not that they may come back.</summary>
public static class ErasureGate
{
    public static IApplicationBuilder UseErasureGate(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.User.FindUserId() is { } userId
            && context.RequestServices.GetRequiredService<Erasures>().Voids(userId, IssuedAt(context)))
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
            context.Features.Set<IAuthenticateResultFeature>(null);
        }

        await next(context);
    });

    // A cookie says when it was issued, a bearer token only when it ends.
    private static DateTimeOffset? IssuedAt(HttpContext context)
    {
        var properties = context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties;
        var lifetime = context.RequestServices.GetRequiredService<IOptions<SignInOptions>>().Value.AccessTokenLifetime;
        return properties?.IssuedUtc ?? properties?.ExpiresUtc - lifetime;
    }
}
