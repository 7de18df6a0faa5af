using System.Net.Http.Headers;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Spotify;
using SpotifyInsights.Api.Spotify.Responses;

namespace SpotifyInsights.Api.Auth;

/// <summary>The last step of a sign-in: asks Spotify who this is, whether they may in, and keeps their tokens for the background jobs.</summary>
public sealed class SignInCompletion(SignInPolicy policy, SpotifySignIn signIn, IOptions<SpotifyOptions> options)
{
    public async Task CompleteAsync(OAuthCreatingTicketContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var cancellationToken = context.HttpContext.RequestAborted;
        var userId = await WhoIsAsync(context.Backchannel, context.AccessToken ?? "", cancellationToken);
        if (!await policy.AllowsAsync(userId, cancellationToken))
        {
            throw new SignInRefusedException($"This instance belongs to somebody else. Its owner can add '{userId}' to Auth:AllowedSpotifyIds.");
        }

        await signIn.AcceptAsync(userId, context.TokenResponse, cancellationToken);
        context.Principal = ListenerClaims.Principal(userId, AuthSchemes.Cookie);
    }

    private async Task<string> WhoIsAsync(HttpClient spotify, string accessToken, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, SpotifyEndpoint.CurrentUser.Below(options.Value.ApiBaseAddress));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var response = await spotify.SendAsync(request, cancellationToken);
        if (response.StatusCode == System.Net.HttpStatusCode.Forbidden)
        {
            throw new SignInRefusedException(
                "Spotify lets this app see only the listeners on its list. Its owner adds you in Spotify's developer dashboard, under User Management.");
        }

        response.EnsureSuccessStatusCode();
        var user = await response.Content.ReadFromJsonAsync(SpotifyJson.Default.SpotifyUser, cancellationToken);
        return user?.Id is { Length: > 0 } id ? id : throw new SpotifyResponseException(SpotifyEndpoint.CurrentUser, "id is missing");
    }
}
