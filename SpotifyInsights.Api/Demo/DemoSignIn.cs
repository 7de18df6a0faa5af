using System.Text.Json;
using Microsoft.AspNetCore.Authentication.OAuth;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Simulator;
using SpotifyInsights.Storage.Accounts;

namespace SpotifyInsights.Api.Demo;

/// <summary>Signs the demo's listeners in at a simulation, as the browser would.</summary>
public sealed class DemoSignIn(SpotifySignIn signIn, AccountStore accounts, OwnerStore owners)
{
    /// <summary>Signs the demo listener in.</summary>
    public Task AcceptAsync(SpotifySimulation simulation, CancellationToken cancellationToken) =>
        AcceptAsync(simulation, DemoServices.ListenerId, cancellationToken);

    /// <summary>Signs a listener in. The demo listener owns the instance, whoever comes first.</summary>
    public async Task AcceptAsync(SpotifySimulation simulation, string listenerId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        var reply = simulation.Tokens.SignIn(listenerId);
        using var tokens = JsonSerializer.SerializeToDocument(new Dictionary<string, object?>
        {
            ["access_token"] = reply.AccessToken,
            ["refresh_token"] = reply.RefreshToken,
            ["expires_in"] = $"{reply.ExpiresIn}",
        });
        await owners.ClaimAsync(DemoServices.ListenerId, cancellationToken);
        var account = await signIn.AcceptAsync(listenerId, OAuthTokenResponse.Success(tokens), cancellationToken);
        if (account.TimeZone is null)
        {
            await accounts.PutAsync(account with { TimeZone = simulation.FindListener(listenerId)!.Script.TimeZone }, cancellationToken);
        }
    }
}
