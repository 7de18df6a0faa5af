namespace SpotifyInsights.Parquet;

/// <summary>A file that is read in ranges, from memory, a disk or an object store.</summary>
public interface IParquetSource
{
    /// <summary>The size of the file in bytes.</summary>
    long Length { get; }

    /// <summary>
    /// Exactly <paramref name="length"/> bytes from <paramref name="offset"/>; the range lies within <see cref="Length"/>.
    /// The reader does not change them, and forgets them before it reads again, unless they reach to the end of the file. Errors of the store pass through the reader as they are.
    /// </summary>
    ValueTask<ReadOnlyMemory<byte>> ReadAsync(long offset, int length, CancellationToken cancellationToken);
}
