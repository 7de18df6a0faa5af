using System.Buffers.Binary;

namespace SpotifyInsights.Api.Importing.Files;

/// <summary>How zips begin.</summary>
internal static class ZipSignature
{
    public const int Bytes = 4;

    private const uint File = 0x04034B50;
    private const uint Empty = 0x06054B50;
    private const uint Spanned = 0x08074B50;

    public static bool Begins(ReadOnlySpan<byte> content) =>
        content.Length >= Bytes && BinaryPrimitives.ReadUInt32LittleEndian(content) is File or Empty or Spanned;
}
