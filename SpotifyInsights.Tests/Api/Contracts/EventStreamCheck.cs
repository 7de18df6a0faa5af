using System.Text;

namespace SpotifyInsights.Tests.Api.Contracts;

/// <summary>Passes server-sent events on as they come and shows the data of each to a check, whose exception ends the reading.</summary>
internal sealed class EventStreamCheck(Stream events, Action<string> check) : Stream
{
    private readonly StringBuilder _line = new();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await events.ReadAsync(buffer, cancellationToken);
        Look(buffer.Span[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = events.Read(buffer, offset, count);
        Look(buffer.AsSpan(offset, read));
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            events.Dispose();
        }

        base.Dispose(disposing);
    }

    // Data is JSON without line breaks, so an event has one line of it; bytes above ASCII matter to no check of its shape.
    private void Look(ReadOnlySpan<byte> bytes)
    {
        foreach (var letter in bytes)
        {
            if (letter != '\n')
            {
                _line.Append((char)letter);
                continue;
            }

            if (_line.ToString() is ['d', 'a', 't', 'a', ':', .. var data])
            {
                check(data);
            }

            _line.Clear();
        }
    }
}
