namespace SpotifyInsights.Tests.Reference;

/// <summary>A large file that nobody has to write: a beginning, then the same piece again and again up to a length.</summary>
internal sealed class EndlessStream(byte[] piece, long length, byte[]? start = null) : Stream
{
    private readonly byte[] _start = start ?? [];

    /// <summary>The farthest byte that was read.</summary>
    public long Given { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        count = (int)Math.Min(count, length - Position);
        for (var i = 0; i < count; i++)
        {
            var at = Position + i;
            buffer[offset + i] = at < _start.Length ? _start[at] : piece[(at - _start.Length) % piece.Length];
        }

        Position += count;
        Given = Math.Max(Given, Position);
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = offset;

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
