using Microsoft.AspNetCore.Authentication.OAuth;
using SpotifyInsights.Api.Erasing;
using SpotifyInsights.Api.Planning;
using SpotifyInsights.Api.Spotify;

namespace SpotifyInsights.Api.Auth;

/// <summary>The last step of a sign-in: asks Spotify who this is, whether they may in, and keeps their tokens for the background jobs.</summary>
public sealed class SignInCompletion(SignInPolicy policy, SpotifyClient spotify, SpotifySignIn signIn, SignInCollection collection, Erasures erasures)
{
    public async Task CompleteAsync(OAuthCreatingTicketContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var cancellationToken = context.HttpContext.RequestAborted;
        var userId = await WhoIsAsync(context.AccessToken ?? "", cancellationToken);
        if (!await policy.AllowsAsync(userId, cancellationToken))
        {
            throw new SignInRefusedException($"This instance belongs to somebody else. Its owner can add '{userId}' to Auth:AllowedSpotifyIds.");
        }

        if (erasures.IsUnderWay(userId))
        {
            throw new SignInRefusedException("What was held of you is being deleted. Sign in again in a few minutes to begin anew.");
        }

        await signIn.AcceptAsync(userId, context.TokenResponse, cancellationToken);
        await collection.BeginAsync(userId, cancellationToken);
        context.Principal = ListenerClaims.Principal(userId, AuthSchemes.Cookie);
    }

    private async Task<string> WhoIsAsync(string accessToken, CancellationToken cancellationToken)
    {
        try
        {
            return (await spotify.GetUserOfTokenAsync(accessToken, cancellationToken)).Id
                ?? throw new SpotifyResponseException(SpotifyEndpoint.CurrentUser, "id is missing");
        }
        catch (SpotifyForbiddenException)
        {
            throw new SignInRefusedException(
                "Spotify lets this app see only the listeners on its list. Its owner adds you in Spotify's developer dashboard, under User Management.");
        }
    }
}
