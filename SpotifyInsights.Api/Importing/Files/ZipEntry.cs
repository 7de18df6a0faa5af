namespace SpotifyInsights.Api.Importing.Files;

/// <summary>An entry as the zip's directory declares it.</summary>
/// <param name="Path">Its path, with slashes.</param>
/// <param name="IsPacked">Whether it is deflated; otherwise it lies there as it is.</param>
/// <param name="PackedBytes">Bytes in the zip.</param>
/// <param name="UnpackedBytes">Bytes of the file.</param>
/// <param name="Checksum">CRC-32 of the file.</param>
/// <param name="HeaderOffset">Where the entry begins in the zip.</param>
internal sealed record ZipEntry(string Path, bool IsPacked, long PackedBytes, long UnpackedBytes, uint Checksum, long HeaderOffset)
{
    public bool IsFolder => Path.EndsWith('/');
}
