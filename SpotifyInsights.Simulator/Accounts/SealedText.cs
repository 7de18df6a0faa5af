using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SpotifyInsights.Simulator.Accounts;

/// <summary>
/// Codes and tokens carry what they stand for, under a seal made from the seed. Nothing has to be remembered, so a
/// token still works after a restart, as Spotify's do.
/// </summary>
internal sealed class SealedText(int seed)
{
    private const int SealLength = 16;
    private readonly byte[] _key = SHA256.HashData(Encoding.UTF8.GetBytes($"simulator/{seed}"));

    public string Seal(params ReadOnlySpan<string> parts)
    {
        var text = Encoding.UTF8.GetBytes(string.Join('\n', parts!));
        return Base64Url.EncodeToString([.. SealOf(text), .. text]);
    }

    /// <summary>The parts; null for a text that was not sealed with this seed.</summary>
    public string[]? Open(string sealedText)
    {
        if (!Base64Url.IsValid(sealedText))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(sealedText);
        if (bytes.Length <= SealLength || !CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, SealLength), SealOf(bytes.AsSpan(SealLength))))
        {
            return null;
        }

        return Encoding.UTF8.GetString(bytes.AsSpan(SealLength)).Split('\n');
    }

    private ReadOnlySpan<byte> SealOf(ReadOnlySpan<byte> text) => HMACSHA256.HashData(_key, text).AsSpan(0, SealLength);
}
