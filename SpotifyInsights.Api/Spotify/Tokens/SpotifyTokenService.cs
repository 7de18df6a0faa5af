using System.Collections.Concurrent;
using NodaTime;
using NodaTime.Extensions;
using SpotifyInsights.Api.Spotify.Responses;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Api.Spotify.Tokens;

/// <summary>
/// Access tokens of all listeners: kept in memory while they are good, made anew from the stored refresh token.
/// However many ask at once, one listener's token is refreshed once.
/// </summary>
public sealed class SpotifyTokenService(
    AccountStore accounts, TokenEndpoint endpoint, TokenProtector protector, TimeProvider time, ILogger<SpotifyTokenService> logger)
{
    private readonly ConcurrentDictionary<string, AccessToken> _tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task<AccessToken>> _refreshes = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    private Instant Now => time.GetUtcNow().ToInstant();

    /// <summary>A token that should be good; <see cref="SignInRequiredException"/> when there can be none.</summary>
    public async Task<AccessToken> GetAsync(string userId, CancellationToken cancellationToken) =>
        _tokens.TryGetValue(userId, out var token) && token.IsUsableAt(Now)
            ? token
            : await RefreshAsync(userId, cancellationToken);

    /// <summary>A token other than <paramref name="refused"/>: the one that somebody else fetched meanwhile, or a new one.</summary>
    public async Task<AccessToken> ReplaceAsync(string userId, AccessToken refused, CancellationToken cancellationToken) =>
        _tokens.TryGetValue(userId, out var token) && !ReferenceEquals(token, refused)
            ? token
            : await RefreshAsync(userId, cancellationToken);

    /// <summary>Takes a token that came with a sign-in.</summary>
    public void Remember(string userId, string accessToken, Duration lifetime) =>
        _tokens[userId] = new AccessToken(accessToken, Now + lifetime);

    /// <summary>Drops what is in memory, when the listener leaves.</summary>
    public void Forget(string userId) => _tokens.TryRemove(userId, out _);

    private Task<AccessToken> RefreshAsync(string userId, CancellationToken cancellationToken)
    {
        Task<AccessToken>? refresh;
        lock (_gate)
        {
            if (!_refreshes.TryGetValue(userId, out refresh))
            {
                refresh = RefreshAloneAsync(userId);
                _refreshes.Add(userId, refresh);
            }
        }

        return refresh.WaitAsync(cancellationToken);
    }

    private async Task<AccessToken> RefreshAloneAsync(string userId)
    {
        // The caller holds the gate: nothing below may run before it is released.
        await Task.Yield();
        try
        {
            // Not cancelled with a caller: a refresh token that Spotify has just replaced would be lost, and others wait for the result.
            // The request's own time limits bound it.
            return _tokens[userId] = await ExchangeAsync(userId, CancellationToken.None);
        }
        catch
        {
            Forget(userId);
            throw;
        }
        finally
        {
            lock (_gate)
            {
                _refreshes.Remove(userId);
            }
        }
    }

    private async Task<AccessToken> ExchangeAsync(string userId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var account = await accounts.FindAsync(userId, cancellationToken);
            if (account?.ProtectedTokens is not { } stored)
            {
                throw new SignInRequiredException(userId, "there are no tokens for this listener");
            }

            if (account.NeedsSignIn)
            {
                throw new SignInRequiredException(userId, "Spotify ended the permission");
            }

            var refreshToken = protector.Unprotect(userId, stored);
            var reply = refreshToken is null ? null : await endpoint.RefreshAsync(userId, refreshToken, cancellationToken);
            if (refreshToken is not null && reply is not null)
            {
                return await TakeAsync(userId, refreshToken, stored, reply, cancellationToken);
            }

            var reason = refreshToken is null ? "the stored tokens cannot be decrypted with this instance's data protection keys" : "Spotify ended the permission";
            if (await MarkAsync(account, reason, cancellationToken))
            {
                throw new SignInRequiredException(userId, reason);
            }

            // The listener signed in again while the old token was refused: try with the new one.
        }
    }

    private async Task<bool> MarkAsync(Account refused, string reason, CancellationToken cancellationToken)
    {
        var isMarked = await ChangeAsync(
            refused.UserId, refused.ProtectedTokens!, account => account with { NeedsSignIn = true }, cancellationToken);
        if (isMarked)
        {
            logger.LogWarning("Listener {UserId}: {Reason}; collection rests until they sign in again", refused.UserId, reason);
        }

        return isMarked;
    }

    private async Task<AccessToken> TakeAsync(
        string userId, string refreshToken, string stored, TokenReply reply, CancellationToken cancellationToken)
    {
        if (reply.RefreshToken is { Length: > 0 } renewed && renewed != refreshToken)
        {
            var protectedTokens = protector.Protect(userId, renewed);
            await ChangeAsync(userId, stored, account => account with { ProtectedTokens = protectedTokens }, cancellationToken);
        }

        return new AccessToken(reply.AccessToken!, Now + Duration.FromSeconds(reply.ExpiresIn!.Value));
    }

    // False: the account holds other tokens by now, or is gone, and stays as it is.
    private async Task<bool> ChangeAsync(
        string userId, string expectedTokens, Func<Account, Account> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var account = await accounts.FindAsync(userId, cancellationToken);
            if (account?.ProtectedTokens != expectedTokens)
            {
                return false;
            }

            try
            {
                await accounts.PutAsync(change(account), cancellationToken);
                return true;
            }
            catch (ObjectChangedException)
            {
                // Somebody changed another field (the time zone): read it again and keep that change.
            }
        }
    }
}
