using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Api.Spotify;

namespace SpotifyInsights.Api.Auth;

/// <summary>Spotify's authorization code flow (with PKCE) as the framework's OAuth handler runs it.</summary>
public static class SpotifyFlow
{
    /// <summary>Where Spotify sends the browser back to; registered in Spotify's dashboard as `http://127.0.0.1:5080/auth/callback`.</summary>
    public const string CallbackPath = "/auth/callback";

    /// <summary>The name of the HTTP client that reaches Spotify's accounts service.</summary>
    public const string AccountsClient = "spotify-accounts";

    internal static void Configure(OAuthOptions oauth, IOptions<SpotifyOptions> spotify, IHttpClientFactory clients)
    {
        var accounts = spotify.Value.AccountsBaseAddress.ToString().TrimEnd('/');
        oauth.ClientId = spotify.Value.ClientId ?? "";
        oauth.ClientSecret = spotify.Value.ClientSecret ?? "";
        oauth.AuthorizationEndpoint = accounts + "/authorize";
        oauth.TokenEndpoint = accounts + "/api/token";
        oauth.CallbackPath = CallbackPath;
        oauth.SignInScheme = AuthSchemes.Cookie;
        oauth.UsePkce = true;

        // Spotify sends the browser back by a top-level GET, and http://127.0.0.1 is as good an address as https.
        oauth.CorrelationCookie.SameSite = SameSiteMode.Lax;
        oauth.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        oauth.Backchannel = clients.CreateClient(AccountsClient);
        foreach (var scope in SpotifyScopes.All)
        {
            oauth.Scope.Add(scope);
        }

        oauth.Events.OnCreatingTicket = context => context.HttpContext.RequestServices.GetRequiredService<SignInCompletion>().CompleteAsync(context);
        oauth.Events.OnRemoteFailure = AnswerFailureAsync;
    }

    private static async Task AnswerFailureAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SpotifyFlow))
            .LogWarning(context.Failure, "A sign-in with Spotify did not work");
        var problem = context.Failure switch
        {
            SignInRefusedException refused => ProblemTypes.SignInRefused.ToResult(refused.Message),
            { } failure when failure.Data.Contains("error") => ProblemTypes.SignInRefused.ToResult($"Spotify answered: {failure.Data["error"]}."),
            _ => ProblemTypes.SignInFailed.ToResult("Spotify's answer could not be used. Start again at /auth/login."),
        };
        if (SignInFailurePage.IsWantedBy(context.Request))
        {
            await SignInFailurePage.Of(problem.ProblemDetails).ExecuteAsync(context.HttpContext);
        }
        else
        {
            await problem.ExecuteAsync(context.HttpContext);
        }
    }
}
