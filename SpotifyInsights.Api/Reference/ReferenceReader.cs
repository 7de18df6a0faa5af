namespace SpotifyInsights.Api.Reference;

/// <summary>Reads a reference data set, recognised by its content.</summary>
internal static class ReferenceReader
{
    private const int MagicBytes = 4;

    /// <summary>All rows of the set, and what could not be read.</summary>
    /// <param name="file">The whole file, seekable; stays open.</param>
    /// <param name="progress">Gets the part that is read, 0 to 1.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ReferenceRefusedException">It is none.</exception>
    public static async Task<ReadReference> ReadAsync(Stream file, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var magic = new byte[MagicBytes];
        var length = await file.ReadAtLeastAsync(magic, MagicBytes, throwOnEndOfStream: false, cancellationToken);
        file.Position = 0;
        return magic.AsSpan(0, length) switch
        {
            [] => throw Refused("The file is empty."),
            [(byte)'P', (byte)'A', (byte)'R', (byte)'1'] => await ReferenceParquetReader.ReadAsync(file, progress, cancellationToken),
            [(byte)'P', (byte)'K', ..] => throw Refused("The file is a zip archive. Unpack it and import the CSV file within."),
            [0x1f, 0x8b, ..] => throw Refused("The file is compressed with gzip. Unpack it first."),
            _ => await ReferenceCsvReader.ReadAsync(file, progress, cancellationToken),
        };
    }

    private static ReferenceRefusedException Refused(string reason) => new(new(1, null, reason));
}
