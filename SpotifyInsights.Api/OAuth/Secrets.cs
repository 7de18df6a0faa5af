using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SpotifyInsights.Api.OAuth;

/// <summary>Codes and tokens that cannot be guessed, and the hashes by which they are known again.</summary>
internal static class Secrets
{
    private const int RandomBytes = 32;

    /// <summary>256 random bits, 43 characters that need no escaping.</summary>
    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>SHA-256 as base64url: of a verifier its S256 challenge (RFC 7636 section 4.2).</summary>
    public static string Hash(string secret) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
