using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;

namespace SpotifyInsights.Api.OAuth;

/// <summary>Third parties' programs: sign-in for them, what they may do, and from which origins their pages may call.</summary>
public static class OAuthServices
{
    private static readonly string[] Exposed = ["ETag", "Link", "Location", "RateLimit", "RateLimit-Policy", "Retry-After", "WWW-Authenticate"];

    private static readonly TimeSpan PreflightAge = TimeSpan.FromMinutes(10);

    /// <summary>To be called after the jobs are added: consents lie in their database.</summary>
    public static IServiceCollection AddThirdParties(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<OAuthServerOptions>().Bind(configuration.GetSection(OAuthServerOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OAuthServerOptions>, OAuthServerOptionsValidator>();
        services.AddSingleton<RegisteredClients>();
        services.AddSingleton<Grants>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<TokenEndpoint>();
        services.AddHostedService<GrantsStart>();
        services.AddSingleton<IAuthorizationHandler>(ScopeRequirement.Instance);
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, ScopeRefusal>();
        services.AddAntiforgery(antiforgery => antiforgery.Cookie.Name = "spotify-insights-form");
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<RegisteredClients>((cors, clients) => cors.AddDefaultPolicy(policy => policy
            .SetIsOriginAllowed(clients.HasOrigin)
            .AllowAnyHeader()
            .AllowAnyMethod()
            .WithExposedHeaders(Exposed)
            .SetPreflightMaxAge(PreflightAge)));
        return services;
    }

    /// <summary>The authorization server's routes. They are no operations of the contract: its OAuth security scheme names them.</summary>
    public static void MapThirdParties(this IEndpointRouteBuilder app)
    {
        var oauth = app.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        oauth.MapGet("/.well-known/oauth-authorization-server", (HttpRequest request) => TypedResults.Json(OAuthMetadata.Of(request)));

        // For browsers, never for the calls of a page (RFC 9700 section 2.6).
        oauth.MapGet(AuthorizeEndpoint.Path, (Delegate)AuthorizeEndpoint.AskAsync).WithMetadata(new DisableCorsAttribute());
        oauth.MapPost(AuthorizeEndpoint.Path, (Delegate)AuthorizeEndpoint.AnswerAsync).WithMetadata(new DisableCorsAttribute());
        oauth.MapPost("/oauth/token", (HttpRequest request, TokenEndpoint endpoint, CancellationToken cancellationToken) => endpoint.ExchangeAsync(request, cancellationToken));
        oauth.MapPost("/oauth/revoke", (HttpRequest request, TokenEndpoint endpoint, CancellationToken cancellationToken) => endpoint.RevokeAsync(request, cancellationToken));
    }
}
