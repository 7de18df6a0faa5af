namespace SpotifyInsights.Parquet;

/// <summary>A file in a seekable stream. Reads are done one after the other; the stream stays open and belongs to the caller.</summary>
public sealed class StreamParquetSource : IParquetSource, IDisposable
{
    private readonly Stream stream;
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Creates a source over a stream whose position may be anywhere.</summary>
    /// <exception cref="ArgumentException">The stream cannot be read or cannot seek.</exception>
    public StreamParquetSource(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead || !stream.CanSeek)
        {
            throw new ArgumentException("The stream must be readable and seekable.", nameof(stream));
        }

        this.stream = stream;
        Length = stream.Length;
    }

    /// <inheritdoc />
    public long Length { get; }

    /// <inheritdoc />
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(long offset, int length, CancellationToken cancellationToken)
    {
        byte[] buffer = GC.AllocateUninitializedArray<byte>(length);
        await turn.WaitAsync(cancellationToken);
        try
        {
            stream.Position = offset;
            await stream.ReadExactlyAsync(buffer, cancellationToken);
        }
        finally
        {
            turn.Release();
        }

        return buffer;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        turn.Dispose();
    }
}
