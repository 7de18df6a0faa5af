using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Storage.Uploads;

/// <summary>
/// A file in parts as one stream. It is read in blocks; whoever reads on from one block to the next has the following ones fetched already, so that a
/// bucket's answer times do not add up. At most <see cref="BlocksAhead"/> + 1 blocks are in memory.
/// </summary>
internal sealed class UploadedFileStream : Stream
{
    private const int MaxBlockLength = 256 << 10;
    private const int BlocksAhead = 3;

    private readonly IObjectStore objects;
    private readonly Func<int, string> keyOf;
    private readonly UploadedFile file;
    private readonly int blockLength;
    private readonly SortedDictionary<long, Task<ReadOnlyMemory<byte>>> blocks = [];
    private readonly CancellationTokenSource closing = new();
    private long position;
    private long lastBlock = -1;

    public UploadedFileStream(IObjectStore objects, Func<int, string> keyOf, UploadedFile file)
    {
        this.objects = objects;
        this.keyOf = keyOf;
        this.file = file;

        // A block never lies in two parts.
        blockLength = file.PartLength % MaxBlockLength == 0 ? MaxBlockLength : file.PartLength;
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => file.Length;

    public override long Position
    {
        get => position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            position = value;
        }
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => position,
        SeekOrigin.End => Length,
        _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, "No such origin."),
    };

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (position >= Length || buffer.IsEmpty)
        {
            return 0;
        }

        var block = await BlockAt(position / blockLength).WaitAsync(cancellationToken);
        return CopyFrom(block, buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(Span<byte> buffer)
    {
        if (position >= Length || buffer.IsEmpty)
        {
            return 0;
        }

        // Whoever reads without await waits for the store.
        return CopyFrom(BlockAt(position / blockLength).GetAwaiter().GetResult(), buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("The file is read only.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The file is read only.");

    protected override void Dispose(bool disposing)
    {
        if (disposing && !closing.IsCancellationRequested)
        {
            closing.Cancel();
            blocks.Clear();
        }

        base.Dispose(disposing);
    }

    private int CopyFrom(ReadOnlyMemory<byte> block, Span<byte> buffer)
    {
        var offset = (int)(position % blockLength);
        var count = Math.Min(buffer.Length, block.Length - offset);
        block.Span.Slice(offset, count).CopyTo(buffer);
        position += count;
        return count;
    }

    private Task<ReadOnlyMemory<byte>> BlockAt(long number)
    {
        ObjectDisposedException.ThrowIf(closing.IsCancellationRequested, this);
        if (number != lastBlock)
        {
            var reach = number == lastBlock + 1 ? number + BlocksAhead : number;
            foreach (var passed in blocks.Keys.Where(known => known < number || known > number + BlocksAhead).ToList())
            {
                blocks.Remove(passed);
            }

            for (var next = number; next <= reach && next * blockLength < Length; next++)
            {
                if (!blocks.ContainsKey(next))
                {
                    blocks[next] = FetchAsync(next);
                }
            }

            lastBlock = number;
        }

        return blocks[number];
    }

    private async Task<ReadOnlyMemory<byte>> FetchAsync(long number)
    {
        var start = number * blockLength;
        var key = keyOf((int)(start / file.PartLength));
        var expected = (int)Math.Min(blockLength, Length - start);
        var bytes = await objects.GetBytesAsync(key, start % file.PartLength, expected, closing.Token);
        return bytes?.Length == expected ? bytes.Value : throw new UploadGoneException(key);
    }
}
