using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Jobs.Nodes;
using SpotifyInsights.Api.OpenApi;

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
        services.AddSingleton<INodeNews, GrantNews>();
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

    /// <summary>The authorization server's routes. Its page for browsers is no operation of the contract: the OAuth security scheme names it.</summary>
    public static void MapThirdParties(this IEndpointRouteBuilder app)
    {
        var page = app.MapGroup("").AllowAnonymous().ExcludeFromDescription();

        // For browsers, never for the calls of a page (RFC 9700 section 2.6).
        page.MapGet(AuthorizeEndpoint.Path, (Delegate)AuthorizeEndpoint.AskAsync).WithMetadata(new DisableCorsAttribute());
        page.MapPost(AuthorizeEndpoint.Path, (Delegate)AuthorizeEndpoint.AnswerAsync).WithMetadata(new DisableCorsAttribute());
        var oauth = app.MapGroup("").AllowAnonymous().WithTags("Sign-in");
        oauth.MapGet("/.well-known/oauth-authorization-server", (HttpRequest request) => TypedResults.Json(OAuthMetadata.Of(request)))
            .WithName("GetAuthorizationServer")
            .WithSummary("How programs of others sign in")
            .WithDescription("The authorization server's metadata (RFC 8414), from which OAuth libraries take all addresses.")
            .Produces<OAuthMetadata>();
        oauth.MapPost("/oauth/token", (HttpRequest request, TokenEndpoint endpoint, CancellationToken cancellationToken) => endpoint.ExchangeAsync(request, cancellationToken))
            .WithName("IssueTokens")
            .WithSummary("Tokens for a code or a refresh token")
            .WithDescription("OAuth 2.1 for programs that are registered: a code with its PKCE verifier, or a refresh token, which is spent by it. Names and errors are those of RFC 6749.")
            .WithMetadata(new OAuthFormBody(typeof(OAuthTokenRequest)))
            .Produces<OAuthTokens>()
            .Produces<OAuthError>(StatusCodes.Status400BadRequest)
            .Produces<OAuthError>(StatusCodes.Status401Unauthorized);
        oauth.MapPost("/oauth/revoke", (HttpRequest request, TokenEndpoint endpoint, CancellationToken cancellationToken) => endpoint.RevokeAsync(request, cancellationToken))
            .WithName("RevokeTokens")
            .WithSummary("End a program's consent")
            .WithDescription("With either of its tokens; all of them end (RFC 7009). A token that is none is no error; another program's is refused.")
            .WithMetadata(new OAuthFormBody(typeof(OAuthRevocationRequest)))
            .Produces(StatusCodes.Status200OK)
            .Produces<OAuthError>(StatusCodes.Status400BadRequest)
            .Produces<OAuthError>(StatusCodes.Status401Unauthorized);
    }
}
