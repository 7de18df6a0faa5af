namespace SpotifyInsights.Storage.Objects;

/// <summary>
/// A file for what is too long for memory: in the system's folder for temporary files (`TMPDIR`, `TEMP`), readable for this user alone, gone when it is closed or
/// when the process ends, however that happens.
/// </summary>
public static class SpoolFile
{
    private const int Buffer = 1 << 16;

    /// <summary>An empty file to write and read.</summary>
    /// <exception cref="IOException">The folder for temporary files cannot be written to, or is full.</exception>
    public static FileStream Create()
    {
        var folder = Directory.CreateTempSubdirectory("spotify-insights-");
        var file = new FileStream(
            Path.Combine(folder.FullName, "spool"),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.Delete,
                Options = FileOptions.DeleteOnClose,
                BufferSize = Buffer,
            });
        if (!OperatingSystem.IsWindows())
        {
            // The name goes at once; the file lives as long as it is open.
            folder.Delete(recursive: true);
        }

        return file;
    }

    /// <summary>Writes; a full disk is told as such and not taken for a fault of the store that the bytes come from.</summary>
    public static async Task WriteAsync(string key, Stream spool, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spool);
        try
        {
            await spool.WriteAsync(bytes, cancellationToken);
        }
        catch (IOException full)
        {
            throw new ObjectStoreException(key, $"cannot be kept in {Path.GetTempPath()} while it is worked with: {full.Message}", full);
        }
    }
}
