using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.ApiKeys;
using SpotifyInsights.Api.Jobs.Tickets;

namespace SpotifyInsights.Api.Auth;

/// <summary>
/// Finds out who calls, by the framework's handlers. Its middleware would make two more handlers for each request: that of the sign-in at Spotify, to ask whether this is the way back
/// from there, and one that only chooses between the others.
/// </summary>
public static class Callers
{
    private const string Bearer = "Bearer ";

    // What the framework's middleware leaves, so that the host does not put it in by itself.
    private const string MiddlewareIsSet = "__AuthenticationMiddlewareSet";

    /// <summary>Makes the caller the request's user.</summary>
    public static IApplicationBuilder UseCallers(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Properties[MiddlewareIsSet] = true;
        var tokens = (RememberedTokens)app.ApplicationServices.GetRequiredService<IOptionsMonitor<BearerTokenOptions>>().Get(AuthSchemes.Bearer).BearerTokenProtector;
        var wayBack = app.ApplicationServices.GetRequiredService<IOptionsMonitor<OAuthOptions>>().Get(AuthSchemes.Spotify).CallbackPath;
        return app.UseWhen(context => context.Request.Path == wayBack, branch => branch.UseAuthentication()).Use((context, next) => IdentifyAsync(context, tokens, next));
    }

    /// <summary>Which handler a request is for.</summary>
    internal static string SchemeOf(HttpContext context) =>
        EventTicketHandler.IsTicketIn(context) ? AuthSchemes.EventTicket
        : ApiKeyHandler.IsKeyIn(context.Request) ? AuthSchemes.ApiKey
        : context.Request.Headers.ContainsKey("Authorization") ? AuthSchemes.Bearer
        : AuthSchemes.Cookie;

    private static async Task IdentifyAsync(HttpContext context, RememberedTokens tokens, RequestDelegate next)
    {
        var scheme = SchemeOf(context);
        var result = (scheme == AuthSchemes.Bearer ? FindRemembered(context, tokens) : null) ?? await context.AuthenticateAsync(scheme);
        if (result.Succeeded)
        {
            var caller = new Caller(result);
            context.User = result.Principal;
            context.Features.Set<IAuthenticateResultFeature>(caller);
            context.Features.Set<IHttpAuthenticationFeature>(caller);
        }

        await next(context);
    }

    private static AuthenticateResult? FindRemembered(HttpContext context, RememberedTokens tokens)
    {
        var header = context.Request.Headers.Authorization;
        return header.Count == 1 && header[0] is { } text && text.StartsWith(Bearer, StringComparison.Ordinal) ? tokens.Find(text.AsSpan(Bearer.Length)) : null;
    }

    /// <summary>The caller, with how it was found out.</summary>
    private sealed class Caller(AuthenticateResult result) : IAuthenticateResultFeature, IHttpAuthenticationFeature
    {
        public AuthenticateResult? AuthenticateResult { get; set; } = result;

        public ClaimsPrincipal? User { get; set; } = result.Principal;
    }
}
