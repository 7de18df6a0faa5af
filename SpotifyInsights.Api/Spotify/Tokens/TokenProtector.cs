using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Api.Spotify.Tokens;

/// <summary>Encrypts refresh tokens at rest. A text protected for one listener cannot be read as another's.</summary>
public sealed class TokenProtector(IDataProtectionProvider provider)
{
    private const string Purpose = "SpotifyInsights.Spotify.RefreshToken.v1";

    public string Protect(string userId, string refreshToken) => ProtectorFor(userId).Protect(refreshToken);

    /// <summary>The refresh token; null when the keys are gone or the text is not theirs. A key ring that cannot be read is the store's failure, and passes with it.</summary>
    public string? Unprotect(string userId, string protectedTokens)
    {
        try
        {
            return ProtectorFor(userId).Unprotect(protectedTokens);
        }
        catch (CryptographicException exception) when (StoreFailureIn(exception) is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
            throw;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // The framework wraps whatever its repository of keys throws.
    private static ObjectStoreException? StoreFailureIn(Exception exception)
    {
        for (var cause = exception.InnerException; cause is not null; cause = cause.InnerException)
        {
            if (cause is ObjectStoreException failure)
            {
                return failure;
            }
        }

        return null;
    }

    private IDataProtector ProtectorFor(string userId) => provider.CreateProtector(Purpose, userId);
}
