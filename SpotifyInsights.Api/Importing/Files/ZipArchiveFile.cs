using System.Buffers.Binary;
using System.IO.Compression;

namespace SpotifyInsights.Api.Importing.Files;

/// <summary>A zip among the uploaded files.</summary>
internal static class ZipArchiveFile
{
    private const int LocalHeaderBytes = 30;
    private const uint LocalHeader = 0x04034B50;

    /// <summary>Whether the content begins as a zip does, whatever the file is called.</summary>
    public static async Task<bool> IsZipAsync(ImportSource source, CancellationToken cancellationToken)
    {
        var beginning = new byte[ZipSignature.Bytes];
        await using var stream = await source.OpenAsync(cancellationToken);
        return await stream.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancellationToken) == beginning.Length
            && ZipSignature.Begins(beginning);
    }

    /// <summary>The entries that are files, in the order of the zip's directory.</summary>
    public static async Task<IReadOnlyList<ImportFile>> ListAsync(
        ImportSource source, int number, ImportLimits limits, CancellationToken cancellationToken)
    {
        await using var stream = await source.OpenAsync(cancellationToken);
        var entries = await new ZipDirectory(source.Name, stream, source.Length, limits).ReadAsync(cancellationToken);
        return [.. entries
            .Where(entry => !entry.IsFolder)
            .Select(entry => new ImportFile(
                $"{source.Name}/{entry.Path}", entry.UnpackedBytes, number, cancel => OpenAsync(source, entry, limits, cancel)))];
    }

    private static async Task<Stream> OpenAsync(ImportSource source, ZipEntry entry, ImportLimits limits, CancellationToken cancellationToken)
    {
        var name = $"{source.Name}/{entry.Path}";
        var stream = await source.OpenAsync(cancellationToken);
        try
        {
            var start = await FindContentAsync(stream, entry, name, cancellationToken);
            var packed = new StreamWindow(stream, start, entry.PackedBytes);
            Stream unpacked = entry.IsPacked ? new DeflateStream(packed, CompressionMode.Decompress) : packed;
            return new CheckedEntryStream(unpacked, packed, entry, name, limits);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    // Names and extra fields stand before the content a second time, and may be longer there.
    private static async Task<long> FindContentAsync(Stream stream, ZipEntry entry, string name, CancellationToken cancellationToken)
    {
        var header = new byte[LocalHeaderBytes];
        stream.Position = entry.HeaderOffset;
        if (await stream.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken) < header.Length
            || BinaryPrimitives.ReadUInt32LittleEndian(header) != LocalHeader)
        {
            throw new ImportRefusedException(ImportRefusal.BrokenZip, name, "The zip's directory points to a place where no file begins.");
        }

        var start = entry.HeaderOffset
            + LocalHeaderBytes
            + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(26))
            + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28));
        return start + entry.PackedBytes <= stream.Length
            ? start
            : throw new ImportRefusedException(ImportRefusal.CutOff, name, "The zip ends in the middle of this file.");
    }
}
