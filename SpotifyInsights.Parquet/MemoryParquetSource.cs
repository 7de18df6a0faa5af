namespace SpotifyInsights.Parquet;

/// <summary>A file that is in memory as a whole; ranges are slices of it, not copies.</summary>
/// <param name="file">The bytes of the file, which must not change while it is read.</param>
public sealed class MemoryParquetSource(ReadOnlyMemory<byte> file) : IParquetSource
{
    /// <inheritdoc />
    public long Length => file.Length;

    /// <inheritdoc />
    public ValueTask<ReadOnlyMemory<byte>> ReadAsync(long offset, int length, CancellationToken cancellationToken)
    {
        return ValueTask.FromResult(file.Slice(checked((int)offset), length));
    }
}
