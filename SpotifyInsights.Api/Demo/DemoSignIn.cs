using System.Text.Json;
using Microsoft.AspNetCore.Authentication.OAuth;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Simulator;
using SpotifyInsights.Storage.Accounts;

namespace SpotifyInsights.Api.Demo;

/// <summary>Signs the demo listener in at a simulation, as the browser would.</summary>
public sealed class DemoSignIn(SpotifySignIn signIn, AccountStore accounts, OwnerStore owners)
{
    private const string HomeTimeZone = "Europe/Berlin";

    public async Task AcceptAsync(SpotifySimulation simulation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        var reply = simulation.Tokens.SignIn(DemoServices.ListenerId);
        using var tokens = JsonSerializer.SerializeToDocument(new Dictionary<string, object?>
        {
            ["access_token"] = reply.AccessToken,
            ["refresh_token"] = reply.RefreshToken,
            ["expires_in"] = $"{reply.ExpiresIn}",
        });
        await owners.ClaimAsync(DemoServices.ListenerId, cancellationToken);
        var account = await signIn.AcceptAsync(DemoServices.ListenerId, OAuthTokenResponse.Success(tokens), cancellationToken);
        if (account.TimeZone is null)
        {
            await accounts.PutAsync(account with { TimeZone = HomeTimeZone }, cancellationToken);
        }
    }
}
