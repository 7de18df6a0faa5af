using SpotifyInsights.Parquet.Compression;

namespace SpotifyInsights.Api.Importing.Files;

/// <summary>
/// An unpacked entry, held against what the zip declares: never more bytes, and at the end as many, with the declared checksum. The framework's reader
/// does not look at the checksum.
/// </summary>
internal sealed class CheckedEntryStream(Stream unpacked, Stream packed, ZipEntry entry, string name, ImportLimits limits) : Stream
{
    private uint checksum;
    private long bytes;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => entry.UnpackedBytes;

    public override long Position
    {
        get => bytes;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        try
        {
            var read = unpacked.Read(buffer);
            Check(buffer[..read], buffer.Length);
            return read;
        }
        catch (InvalidDataException damage)
        {
            throw Damaged(damage);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var read = await unpacked.ReadAsync(buffer, cancellationToken);
            Check(buffer.Span[..read], buffer.Length);
            return read;
        }
        catch (InvalidDataException damage)
        {
            throw Damaged(damage);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

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
            unpacked.Dispose();
            packed.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Check(ReadOnlySpan<byte> read, int asked)
    {
        if (read.IsEmpty)
        {
            if (asked > 0)
            {
                CheckEnd();
            }

            return;
        }

        bytes += read.Length;
        checksum = Crc32.Append(checksum, read);
        if (bytes > entry.UnpackedBytes || bytes > limits.MaxBytes)
        {
            throw new ImportRefusedException(ImportRefusal.TooLarge, name, "Unpacked, the file is larger than the zip declares.");
        }
    }

    private void CheckEnd()
    {
        if (bytes < entry.UnpackedBytes)
        {
            throw new ImportRefusedException(ImportRefusal.CutOff, name, $"The file ends after {bytes} of {entry.UnpackedBytes} bytes.");
        }

        if (checksum != entry.Checksum)
        {
            throw new ImportRefusedException(ImportRefusal.WrongChecksum, name, "The file's checksum is wrong: it was damaged. Download it again.");
        }
    }

    private ImportRefusedException Damaged(Exception damage) =>
        new(ImportRefusal.WrongChecksum, name, "The file cannot be unpacked: it was damaged. Download it again.", damage);
}
