using System.Buffers;

namespace SpotifyInsights.Api.Importing.Files;

/// <summary>A file a piece at a time, in one pooled buffer: what is not used up stays before what follows. Takes the stream over.</summary>
/// <param name="stream">The file.</param>
/// <param name="name">Its name, for what has to be said of it.</param>
/// <param name="read">Hears how many bytes were read.</param>
internal sealed class ByteFeed(Stream stream, string name, Action<int> read) : IDisposable
{
    // Many rows, and still in a processor's cache.
    private const int FirstBytes = 256 << 10;
    private const int MostBytes = 16 << 20;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstBytes);
    private int start;
    private int end;
    private bool hasBegun;

    /// <summary>The file's name.</summary>
    public string Name => name;

    /// <summary>What was read and not used up.</summary>
    public ReadOnlySpan<byte> Span => buffer.AsSpan(start, end - start);

    /// <summary>Whether nothing follows <see cref="Span"/>.</summary>
    public bool IsLast { get; private set; }

    /// <summary>Bytes from the start of the file to <see cref="Span"/>.</summary>
    public long Offset { get; private set; }

    /// <summary>Uses bytes up.</summary>
    public void Advance(int bytes)
    {
        start += bytes;
        Offset += bytes;
    }

    /// <summary>Reads on until the buffer is full or the file ends. A buffer that is full already is made larger.</summary>
    public async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        MakeRoom();
        while (end < buffer.Length && !IsLast)
        {
            var count = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken);
            IsLast = count == 0;
            end += count;
            read(count);
        }

        if (!hasBegun)
        {
            hasBegun = true;
            SkipByteOrderMark();
        }
    }

    public void Dispose()
    {
        stream.Dispose();
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    private void SkipByteOrderMark()
    {
        if (Span.StartsWith("\uFEFF"u8))
        {
            Advance(3);
        }
    }

    private void MakeRoom()
    {
        var kept = end - start;
        if (kept == buffer.Length)
        {
            if (buffer.Length >= MostBytes)
            {
                throw new ImportRefusedException(
                    ImportRefusal.BrokenFile, name, $"At byte {Offset} stands a single value of more than {MostBytes >> 20} MB.");
            }

            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            Span.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }
        else
        {
            Span.CopyTo(buffer);
        }

        (start, end) = (0, kept);
    }
}
