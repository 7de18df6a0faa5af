using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace SpotifyInsights.Storage.Objects.Local;

/// <summary>
/// Where contents are written before they get their name: a hidden folder below the root, hence on the same file system. What a killed
/// process left here was never acknowledged; <see cref="LocalStoreLock"/> removes it at the next start.
/// </summary>
internal sealed class TemporaryFiles(string folder)
{
    private const int Chunk = 1 << 17;

    private long count;

    /// <summary>Writes a whole file, flushed if asked, and returns its path and the tag of what is in it. Nothing is left when it fails.</summary>
    public (string Path, string Tag) Write(Stream content, DateTimeOffset modifiedAt, bool flushToDisk, CancellationToken cancellationToken)
    {
        var handle = Create(out var path);
        try
        {
            using var open = handle;
            var tag = Copy(content, handle, cancellationToken);
            File.SetLastWriteTimeUtc(handle, modifiedAt.UtcDateTime);
            if (flushToDisk)
            {
                RandomAccess.FlushToDisk(handle);
            }

            return (path, tag);
        }
        catch
        {
            Discard(path);
            throw;
        }
    }

    /// <summary>Removes a file that did not get its name.</summary>
    public static void Discard(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next start removes it; the failure that led here is the one to report.
        }
    }

    /// <summary>The change time that a file made now gets; null where the system does not tell or nothing can be written.</summary>
    public ChangeTime? KernelTime()
    {
        try
        {
            using var handle = Create(out var path);
            Discard(path);
            return Posix.Stat(handle) is { } stat ? new ChangeTime(stat.ChangedSeconds, stat.ChangedNanoseconds) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string Copy(Stream content, SafeFileHandle target, CancellationToken cancellationToken)
    {
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(Chunk, Math.Max(content.Length, 1)));
        try
        {
            content.Position = 0;
            var offset = 0L;
            for (int read; (read = content.Read(buffer)) > 0; offset += read)
            {
                cancellationToken.ThrowIfCancellationRequested();
                sha256.AppendData(buffer, 0, read);
                RandomAccess.Write(target, buffer.AsSpan(0, read), offset);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return ContentTag.Of(sha256);
    }

    private SafeFileHandle Create(out string path)
    {
        while (true)
        {
            path = Path.Combine(folder, Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture));
            try
            {
                return File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
            }
            catch (DirectoryNotFoundException)
            {
                // Somebody removed it by hand. Where that fails, the error says so.
                Directory.CreateDirectory(folder);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Left by a process that was killed, or another store object of this process took the name.
            }
        }
    }
}
