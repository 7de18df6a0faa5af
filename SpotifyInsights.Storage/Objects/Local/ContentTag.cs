using System.Security.Cryptography;

namespace SpotifyInsights.Storage.Objects.Local;

/// <summary>The ETag of a content: the first half of its SHA-256, in lower-case hex. The same bytes have the same tag in every local store.</summary>
internal static class ContentTag
{
    private const int Bytes = 16;

    public static string Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return Convert.ToHexStringLower(hash[..Bytes]);
    }

    public static string Of(IncrementalHash sha256)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        sha256.GetHashAndReset(hash);
        return Convert.ToHexStringLower(hash[..Bytes]);
    }
}
