using System.ComponentModel;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Erasing;
using SpotifyInsights.Api.OAuth;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Api.Spotify;

namespace SpotifyInsights.Api.Auth;

/// <summary>Signing in and out, and tokens for programs.</summary>
public static class AuthEndpoints
{
    public static IEndpointRouteBuilder MapAuth(this IEndpointRouteBuilder app)
    {
        var auth = app.MapGroup("/auth").WithTags("Sign-in");
        auth.MapGet("/login", SignIn).WithName(nameof(SignIn)).AllowAnonymous()
            .WithSummary("Sign in with Spotify, in a browser")
            .WithDescription("Sends the browser to Spotify and back; the session is a cookie. `returnUrl` is a path of this instance, default `/swagger`.")
            .Produces(StatusCodes.Status302Found).ProducesProblem(StatusCodes.Status409Conflict);
        auth.MapPost("/logout", (Delegate)SignOut).WithName(nameof(SignOut)).RequireListener()
            .WithSummary("End the browser's session")
            .WithDescription("Takes the cookie back. Bearer tokens stay valid until they are over.");
        auth.MapPost("/token", CreateToken).WithName(nameof(CreateToken)).RequireListener()
            .WithSummary("A bearer token for the signed-in listener")
            .WithDescription("For programs: sign in with the browser, call this once, then send `Authorization: Bearer {accessToken}`.")
            .Produces<AccessTokenResponse>();
        auth.MapPost("/refresh", RefreshToken).WithName(nameof(RefreshToken)).AllowAnonymous()
            .WithSummary("A new bearer token for a refresh token")
            .WithDescription("For programs whose access token is over. The answer has a new refresh token as well.")
            .Produces<AccessTokenResponse>().ProducesProblem(StatusCodes.Status401Unauthorized);
        return app;
    }

    internal static Results<ChallengeHttpResult, ProblemHttpResult> SignIn(IOptions<SpotifyOptions> spotify, [Description("The path of this instance to go to afterwards; default `/swagger`.")] string? returnUrl = null)
    {
        if (string.IsNullOrEmpty(spotify.Value.ClientId))
        {
            return ProblemTypes.SignInNotConfigured.ToResult("Set Spotify:ClientId and Spotify:ClientSecret, and start again; in the demo, POST /auth/demo signs in.");
        }

        // A path of this instance only: "//host" and "/\host" are other hosts to a browser.
        var target = returnUrl is ['/', not ('/' or '\\'), ..] ? returnUrl : "/swagger";
        return TypedResults.Challenge(new AuthenticationProperties { RedirectUri = target }, [AuthSchemes.Spotify]);
    }

    internal static async Task<NoContent> SignOut(HttpContext context)
    {
        await context.SignOutAsync(AuthSchemes.Cookie);
        return TypedResults.NoContent();
    }

    internal static SignInHttpResult CreateToken(ClaimsPrincipal user) =>
        TypedResults.SignIn(ListenerClaims.Principal(user.UserId(), AuthSchemes.Bearer), authenticationScheme: AuthSchemes.Bearer);

    internal static Results<SignInHttpResult, ProblemHttpResult> RefreshToken(
        RefreshTokenRequest request, IOptionsMonitor<BearerTokenOptions> options, Erasures erasures, TimeProvider time)
    {
        var bearer = options.Get(AuthSchemes.Bearer);
        var ticket = bearer.RefreshTokenProtector.Unprotect(request.RefreshToken);
        return ticket?.Properties.ExpiresUtc is { } expires && time.GetUtcNow() < expires
            && !erasures.Voids(ticket.Principal.UserId(), expires - bearer.RefreshTokenExpiration)
            ? TypedResults.SignIn(ListenerClaims.Principal(ticket.Principal.UserId(), AuthSchemes.Bearer), authenticationScheme: AuthSchemes.Bearer)
            : ProblemTypes.Unauthorized.ToResult("The refresh token is not one of this instance's, or it has expired. Sign in again.");
    }
}
