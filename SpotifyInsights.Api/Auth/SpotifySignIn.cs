using System.Globalization;
using Microsoft.AspNetCore.Authentication.OAuth;
using NodaTime;
using NodaTime.Extensions;
using SpotifyInsights.Api.Spotify;
using SpotifyInsights.Api.Spotify.Tokens;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Api.Auth;

/// <summary>Turns a finished sign-in at Spotify into an account that can collect.</summary>
public sealed class SpotifySignIn(AccountStore accounts, SpotifyTokenService tokens, TokenProtector protector, TimeProvider time)
{
    /// <summary>
    /// Stores the refresh token, encrypted, with the moment of sign-in; makes the account when the listener has none. Settings stay.
    /// <see cref="SpotifyResponseException"/> when Spotify gave no refresh token: the background jobs could not work.
    /// </summary>
    public async Task<Account> AcceptAsync(string userId, OAuthTokenResponse response, CancellationToken cancellationToken)
    {
        if (response is not { AccessToken: { Length: > 0 } accessToken, RefreshToken: { Length: > 0 } refreshToken })
        {
            throw new SpotifyResponseException(SpotifyEndpoint.Token, "access_token or refresh_token is missing", response.Error);
        }

        var account = await StoreAsync(userId, protector.Protect(userId, refreshToken), cancellationToken);
        if (int.TryParse(response.ExpiresIn, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            tokens.Remember(userId, accessToken, Duration.FromSeconds(seconds));
        }

        return account;
    }

    private async Task<Account> StoreAsync(string userId, string protectedTokens, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToInstant();
        while (true)
        {
            var account = await accounts.FindAsync(userId, cancellationToken) ?? new Account { UserId = userId, CreatedAt = now };
            try
            {
                return await accounts.PutAsync(
                    account with { ProtectedTokens = protectedTokens, AuthorizedAt = now, NeedsSignIn = false }, cancellationToken);
            }
            catch (ObjectChangedException)
            {
                // Changed in the same moment: the sign-in wins over tokens, the other change over everything else.
            }
        }
    }
}
