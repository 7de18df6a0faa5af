using System.Security.Cryptography;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>The names of version files.</summary>
public static class ContentHash
{
    private const int Bytes = 16;

    /// <summary>The first half of the SHA-256 of <paramref name="content"/> in lower-case hex.</summary>
    public static string Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return Convert.ToHexStringLower(hash[..Bytes]);
    }
}
