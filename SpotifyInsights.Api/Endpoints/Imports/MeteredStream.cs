namespace SpotifyInsights.Api.Endpoints.Imports;

/// <summary>Reads another stream and tells how many bytes have come so far, before anybody keeps them.</summary>
/// <param name="inner">Is not closed.</param>
/// <param name="passed">Hears of all bytes so far; what it throws ends the reading.</param>
internal sealed class MeteredStream(Stream inner, Action<long> passed) : Stream
{
    private long total;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("Nobody knows how much will come.");

    public override long Position
    {
        get => total;
        set => throw new NotSupportedException("What has passed is gone.");
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        passed(total += read);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Requests are read without blocking.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("What has passed is gone.");

    public override void SetLength(long value) => throw new NotSupportedException("The stream is read only.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The stream is read only.");
}
