namespace SpotifyInsights.Api.Reference;

/// <summary>Tells of a stream that is read from its beginning to its end how far it was read and how it ended.</summary>
internal sealed class WatchedStream(Stream stream, IProgress<double> progress) : Stream
{
    private const long ReportEvery = 1 << 20;
    private long _reported;

    /// <summary>Bytes read.</summary>
    public long BytesRead { get; private set; }

    /// <summary>The last byte read that is not zero: in UTF-16 every other byte of plain text is.</summary>
    public byte LastByte { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => stream.Length;

    public override long Position
    {
        get => BytesRead;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = stream.Read(buffer);
        Note(buffer[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await stream.ReadAsync(buffer, cancellationToken);
        Note(buffer.Span[..read]);
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Note(ReadOnlySpan<byte> read)
    {
        BytesRead += read.Length;
        if (read.LastIndexOfAnyExcept((byte)0) is >= 0 and var last)
        {
            LastByte = read[last];
        }

        if (BytesRead - _reported >= ReportEvery)
        {
            _reported = BytesRead;
            progress.Report(Math.Min(1, (double)BytesRead / stream.Length));
        }
    }
}
