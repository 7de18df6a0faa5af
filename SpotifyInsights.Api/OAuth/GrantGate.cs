using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace SpotifyInsights.Api.OAuth;

/// <summary>Lets no program in whose consent has ended, or that is no longer registered.</summary>
public static class GrantGate
{
    public static IApplicationBuilder UseGrantGate(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.User.FindDelegation() is { ClientId: { } client } delegation
            && (context.RequestServices.GetRequiredService<Grants>().IsRevoked(delegation.GrantId)
                || context.RequestServices.GetRequiredService<RegisteredClients>().Find(client, context.Request) is null))
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
            context.Features.Set<IAuthenticateResultFeature>(null);
        }

        await next(context);
    });
}
