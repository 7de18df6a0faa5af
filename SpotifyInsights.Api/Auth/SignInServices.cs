using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.ApiKeys;
using SpotifyInsights.Api.Jobs.Tickets;
using SpotifyInsights.Api.Spotify;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Api.Auth;

/// <summary>Sign-in with Spotify, a cookie for browsers, a bearer token for programs.</summary>
public static class SignInServices
{
    public static IServiceCollection AddSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);

        services.AddOptions<SignInOptions>().Bind(configuration.GetSection(SignInOptions.Section))
            .Validate(o => o.AccessTokenLifetime >= TimeSpan.FromMinutes(1) && o.AccessTokenLifetime <= TimeSpan.FromDays(1), "Auth:AccessTokenLifetime must be 1 minute to 1 day.")
            .Validate(o => o.RefreshTokenLifetime >= TimeSpan.FromHours(1) && o.RefreshTokenLifetime <= TimeSpan.FromDays(90), "Auth:RefreshTokenLifetime must be 1 hour to 90 days.")
            .ValidateOnStart();
        services.AddSingleton<SignInPolicy>();
        services.AddSingleton<SignInCompletion>();

        // The key ring lies in the store, so that cookies, tokens and the encrypted Spotify tokens survive a restart and a move to another node.
        services.AddDataProtection().SetApplicationName("SpotifyInsights");
        services.AddOptions<KeyManagementOptions>().Configure<IObjectStore>((keys, objects) => keys.XmlRepository = new StoredKeyRing(objects));

        services.AddAuthentication(AuthSchemes.Any)
            .AddPolicyScheme(AuthSchemes.Any, displayName: null, o => o.ForwardDefaultSelector = Callers.SchemeOf)
            .AddCookie(AuthSchemes.Cookie, AnswerInsteadOfRedirecting)
            .AddBearerToken(AuthSchemes.Bearer)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(AuthSchemes.ApiKey, _ => { })
            .AddScheme<AuthenticationSchemeOptions, EventTicketHandler>(AuthSchemes.EventTicket, _ => { })
            .AddOAuth<OAuthOptions, OAuthHandler<OAuthOptions>>(AuthSchemes.Spotify, _ => { });
        services.AddOptions<BearerTokenOptions>(AuthSchemes.Bearer).Configure<IOptions<SignInOptions>>((bearer, signIn) =>
        {
            bearer.BearerTokenExpiration = signIn.Value.AccessTokenLifetime;
            bearer.RefreshTokenExpiration = signIn.Value.RefreshTokenLifetime;
        });
        services.AddOptions<BearerTokenOptions>(AuthSchemes.Bearer).PostConfigure<TimeProvider>((bearer, time) =>
            bearer.BearerTokenProtector = new RememberedTokens(bearer.BearerTokenProtector, time));
        services.AddOptions<OAuthOptions>(AuthSchemes.Spotify).Configure<IOptions<SpotifyOptions>, IHttpClientFactory>(SpotifyFlow.Configure);
        // The framework would make these anew for each request; like the handlers that they ask, they keep nothing.
        services.AddSingleton<IAuthorizationPolicyProvider, DefaultAuthorizationPolicyProvider>();
        services.AddSingleton<IAuthorizationHandlerProvider, DefaultAuthorizationHandlerProvider>();
        services.AddSingleton<IAuthorizationService, DefaultAuthorizationService>();
        services.AddSingleton<IPolicyEvaluator, PolicyEvaluator>();
        services.AddAuthorization();
        return services;
    }

    private static void AnswerInsteadOfRedirecting(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "spotify-insights";
        cookie.Cookie.HttpOnly = true;
        // Lax keeps the cookie from every cross-site POST, PATCH and DELETE; SameOriginGate does so within the site.
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.ExpireTimeSpan = TimeSpan.FromDays(14);
        cookie.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
        cookie.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
    }

    // The status-code pages give it its problem body.
    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
