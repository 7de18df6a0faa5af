using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Api.Spotify;

namespace SpotifyInsights.Api.OAuth;

/// <summary>Where a program sends the listener's browser: sign-in at Spotify where needed, the question, and back with a code.</summary>
internal static class AuthorizeEndpoint
{
    public const string Path = "/oauth/authorize";

    /// <summary>Asks the listener.</summary>
    public static Task<IResult> AskAsync(HttpContext context, RegisteredClients clients, IOptions<SpotifyOptions> spotify, IAntiforgery antiforgery) =>
        AnsweringAsync(context, () =>
        {
            var asked = AuthorizationRequest.Of(context.Request, clients);
            if (FindListener(context) is { } userId)
            {
                context.Response.Headers.CacheControl = "no-store";
                return Task.FromResult<IResult>(ConsentPage.Of(asked, userId, antiforgery.GetAndStoreTokens(context)));
            }

            return Task.FromResult<IResult>(string.IsNullOrEmpty(spotify.Value.ClientId)
                ? ProblemTypes.SignInNotConfigured.ToResult("Set Spotify:ClientId and Spotify:ClientSecret, and start again.")
                : TypedResults.Challenge(new AuthenticationProperties { RedirectUri = context.Request.Path + context.Request.QueryString }, [AuthSchemes.Spotify]));
        });

    /// <summary>Takes the listener's answer, which only the page above can send.</summary>
    public static Task<IResult> AnswerAsync(HttpContext context, RegisteredClients clients, Grants grants, IAntiforgery antiforgery, CancellationToken cancellationToken) =>
        AnsweringAsync(context, async () =>
        {
            var asked = AuthorizationRequest.Of(context.Request, clients);
            if (FindListener(context) is not { } userId || !await antiforgery.IsRequestValidAsync(context))
            {
                throw AuthorizationRefusedException.Here("The page was open for too long, or somebody else sent it. Go back to the program and start again.");
            }

            var form = await context.Request.ReadFormAsync(cancellationToken);
            if (form[ConsentPage.Decision] != ConsentPage.Allow)
            {
                throw new AuthorizationRefusedException("access_denied", "The listener said no.", asked.RedirectUri, asked.State);
            }

            var code = Secrets.Make();
            await grants.AddCodeAsync(code, new GrantedCode(userId, asked.Client.Id, asked.RedirectUri, asked.Challenge, asked.Scopes), cancellationToken);
            return SeeOther(context, asked.WithCode(code, Issuer.Of(context.Request)));
        });

    // The listener at the browser; a bearer token is a program, which cannot agree with itself.
    private static string? FindListener(HttpContext context) =>
        context.User.Identity is { IsAuthenticated: true, AuthenticationType: AuthSchemes.Cookie } ? context.User.FindUserId() : null;

    private static async Task<IResult> AnsweringAsync(HttpContext context, Func<Task<IResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (AuthorizationRefusedException refused) when (refused.RedirectUri is not null)
        {
            return SeeOther(context, refused.Address(Issuer.Of(context.Request)));
        }
        catch (AuthorizationRefusedException refused)
        {
            var problem = ProblemTypes.AuthorizationRefused.ToResult(refused.Message);
            return SignInFailurePage.IsWantedBy(context.Request) ? SignInFailurePage.Of(problem.ProblemDetails) : problem;
        }
    }

    // 303, so that the answer of the form is not sent on (RFC 9700 section 4.12).
    private static StatusCodeHttpResult SeeOther(HttpContext context, string address)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Location = address;
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }
}
