using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace SpotifyInsights.Storage.Objects.Local;

/// <summary>An object's file, open for reading. A put meanwhile replaces the name, not this file: what is read stays the version that was opened.</summary>
internal sealed class ObjectFile : IDisposable
{
    private const int Chunk = 1 << 20;

    private readonly SafeFileHandle handle;

    private ObjectFile(SafeFileHandle handle) => this.handle = handle;

    /// <summary>Null when there is no such file. A folder of that name is no file.</summary>
    public static ObjectFile? TryOpen(string path)
    {
        try
        {
            return new ObjectFile(File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        }
        catch (Exception e) when (FileFaults.IsNoSuchFile(e, path))
        {
            return null;
        }
    }

    public FileStamp Stamp()
    {
        var stat = Posix.Stat(handle);
        var modifiedAt = new DateTimeOffset(File.GetLastWriteTimeUtc(handle));
        return new FileStamp(
            RandomAccess.GetLength(handle),
            modifiedAt,
            stat?.Inode ?? 0,
            stat is { } known ? new ChangeTime(known.ChangedSeconds, known.ChangedNanoseconds) : null);
    }

    /// <summary>The bytes from <paramref name="offset"/>, fewer than <paramref name="length"/> where the file ends earlier.</summary>
    public ReadOnlyMemory<byte> Read(long offset, int length, CancellationToken cancellationToken)
    {
        var content = new byte[length];
        var read = 0;
        while (read < length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = RandomAccess.Read(handle, content.AsSpan(read, Math.Min(Chunk, length - read)), offset + read);
            if (count == 0)
            {
                break;
            }

            read += count;
        }

        return content.AsMemory(0, read);
    }

    /// <summary>The tag of the whole file, which is read in pieces.</summary>
    public string Hash(CancellationToken cancellationToken)
    {
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(RandomAccess.GetLength(handle), 1, Chunk));
        try
        {
            var offset = 0L;
            for (var count = RandomAccess.Read(handle, buffer, offset); count > 0; count = RandomAccess.Read(handle, buffer, offset))
            {
                cancellationToken.ThrowIfCancellationRequested();
                sha256.AppendData(buffer, 0, count);
                offset += count;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return ContentTag.Of(sha256);
    }

    /// <summary>A stream over the whole file that closes it.</summary>
    public Stream ToStream() => new FileStream(handle, FileAccess.Read, bufferSize: 0);

    public void Dispose() => handle.Dispose();
}
