namespace SpotifyInsights.Api.Importing.Files;

/// <summary>What an upload consists of: its files, and of a zip its entries.</summary>
internal static class ImportFiles
{
    /// <summary>All files in the order of the upload.</summary>
    /// <exception cref="ImportRefusedException">A zip cannot be read, or there is too much of something.</exception>
    public static async Task<IReadOnlyList<ImportFile>> ListAsync(
        IReadOnlyList<ImportSource> sources, ImportLimits limits, CancellationToken cancellationToken)
    {
        var files = new List<ImportFile>();
        var bytes = 0L;
        foreach (var (number, source) in sources.Index())
        {
            var entries = await ZipArchiveFile.IsZipAsync(source, cancellationToken)
                ? await ZipArchiveFile.ListAsync(source, number, limits, cancellationToken)
                : [new ImportFile(source.Name, source.Length, number, source.OpenAsync)];
            files.AddRange(entries);
            if (files.Count > limits.MaxEntries)
            {
                throw new ImportRefusedException(ImportRefusal.TooManyEntries, source.Name, $"There are more than {limits.MaxEntries} files.");
            }

            foreach (var entry in entries)
            {
                bytes += entry.Bytes;
                if (bytes > limits.MaxBytes)
                {
                    throw new ImportRefusedException(ImportRefusal.TooLarge, entry.Name, $"Unpacked, the files hold more than {limits.MaxBytes} bytes.");
                }
            }
        }

        return files;
    }
}
