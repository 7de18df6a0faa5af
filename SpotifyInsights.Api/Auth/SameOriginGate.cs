using SpotifyInsights.Api.Problems;

namespace SpotifyInsights.Api.Auth;

/// <summary>
/// Lets nothing be changed by a cookie that a page of another origin makes the browser send. Browsers say where a call comes from (`Sec-Fetch-Site`, older ones `Origin`), and no page
/// can change that; so pages of ours need no token in forms, and a program that keeps the cookie itself (curl), which says neither, works as before. The cookie is `SameSite=Lax`
/// already, but a page on another port of the same machine is of the same site.
/// </summary>
public static class SameOriginGate
{
    public static IApplicationBuilder UseSameOriginGate(this IApplicationBuilder app) => app.Use((context, next) =>
        context.User.Identity is { IsAuthenticated: true, AuthenticationType: AuthSchemes.Cookie } && IsChanging(context.Request.Method) && !IsOurOwn(context.Request)
            ? ProblemTypes.CrossSite.ToResult("A page of another origin sent this with your cookie. Programs of others take OAuth, your own an API key.").ExecuteAsync(context)
            : next(context));

    private static bool IsChanging(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);

    private static bool IsOurOwn(HttpRequest request)
    {
        var (site, origin) = (request.Headers["Sec-Fetch-Site"], request.Headers.Origin);
        return site.Count > 0 ? site.ToString() is "same-origin" or "none"
            : origin.Count == 0 || (Uri.TryCreate(origin.ToString(), UriKind.Absolute, out var page) && page.Authority == request.Host.Value);
    }
}
