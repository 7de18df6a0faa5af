using Microsoft.Win32.SafeHandles;

namespace SpotifyInsights.Parquet;

/// <summary>
/// A file that is open on this machine and answers at once, from one buffer: a range is valid until the next is read, but for one that reaches to the file's end, which
/// a reader keeps. Not for use from several threads, but several sources may read one handle at a time; stream and handle belong to the caller.
/// </summary>
public sealed class LocalParquetSource : IParquetSource
{
    private readonly Action<long, Memory<byte>> read;
    private byte[] buffer = [];

    /// <summary>Creates a source over a seekable stream whose position may be anywhere.</summary>
    public LocalParquetSource(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Length = stream.Length;
        read = (offset, bytes) =>
        {
            stream.Position = offset;
            stream.ReadExactly(bytes.Span);
        };
    }

    /// <summary>Creates a source over a file.</summary>
    public LocalParquetSource(SafeFileHandle file)
    {
        Length = RandomAccess.GetLength(file);
        read = (offset, bytes) =>
        {
            for (int done = 0; done < bytes.Length;)
            {
                int count = RandomAccess.Read(file, bytes.Span[done..], offset + done);
                done += count > 0 ? count : throw new EndOfStreamException();
            }
        };
    }

    /// <inheritdoc/>
    public long Length { get; }

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>> ReadAsync(long offset, int length, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var bytes = Room(length, isKept: offset + length == Length);
        read(offset, bytes);
        return ValueTask.FromResult<ReadOnlyMemory<byte>>(bytes);
    }

    private Memory<byte> Room(int length, bool isKept)
    {
        if (isKept)
        {
            return new byte[length];
        }

        if (buffer.Length < length)
        {
            buffer = GC.AllocateUninitializedArray<byte>(Math.Max(length, 2 * buffer.Length));
        }

        return buffer.AsMemory(0, length);
    }
}
