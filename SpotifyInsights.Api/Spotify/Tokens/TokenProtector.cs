using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace SpotifyInsights.Api.Spotify.Tokens;

/// <summary>Encrypts refresh tokens at rest. A text protected for one listener cannot be read as another's.</summary>
public sealed class TokenProtector(IDataProtectionProvider provider)
{
    private const string Purpose = "SpotifyInsights.Spotify.RefreshToken.v1";

    public string Protect(string userId, string refreshToken) => ProtectorFor(userId).Protect(refreshToken);

    /// <summary>The refresh token; <see cref="SignInRequiredException"/> when the keys are gone or the text is not theirs.</summary>
    public string Unprotect(string userId, string protectedTokens)
    {
        try
        {
            return ProtectorFor(userId).Unprotect(protectedTokens);
        }
        catch (CryptographicException exception)
        {
            throw new SignInRequiredException(userId, "the stored tokens cannot be decrypted with this instance's data protection keys", exception);
        }
    }

    private IDataProtector ProtectorFor(string userId) => provider.CreateProtector(Purpose, userId);
}
