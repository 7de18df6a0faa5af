using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace SpotifyInsights.Storage.Objects.Local;

/// <summary>
/// The system calls that .NET does not offer: flushing a folder, a rename that never falls back to copying, and a file's change time.
/// On Windows, and where the C library has no statx, the callers do without (see each).
/// </summary>
internal static class Posix
{
    private const int NoSuchFile = 2;
    private const int InvalidArgument = 22;
    private const int CloseOnExecOnLinux = 0x80000;
    private const int EmptyPath = 0x1000;
    private const uint BasicStats = 0x7ff;

    private static bool hasStatx = OperatingSystem.IsLinux();

    /// <summary>Makes the folder's names durable. Does nothing on Windows, where a rename is in the file system's own journal.</summary>
    public static void FlushFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(PathBytes(path), OperatingSystem.IsLinux() ? CloseOnExecOnLinux : 0);
        if (descriptor < 0)
        {
            throw LastError(path);
        }

        try
        {
            // Some network file systems refuse to flush a folder: they have no way to be asked.
            if (FSync(descriptor) != 0 && Marshal.GetLastPInvokeError() != InvalidArgument)
            {
                throw LastError(path);
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    /// <summary>
    /// Puts <paramref name="source"/> in the place of <paramref name="target"/> in one step. Not File.Move: that copies, visibly and piece by piece,
    /// where the two lie on different file systems (a mount below the root); this fails.
    /// </summary>
    public static void Replace(string source, string target)
    {
        if (OperatingSystem.IsWindows())
        {
            File.Move(source, target, overwrite: true);
        }
        else if (Rename(PathBytes(source), PathBytes(target)) != 0)
        {
            throw LastError(target);
        }
    }

    /// <summary>Identity and change time of an open file; null where the system does not tell.</summary>
    public static StatxResult? Stat(SafeFileHandle file)
    {
        if (!hasStatx)
        {
            return null;
        }

        try
        {
            var outcome = Statx((int)file.DangerousGetHandle(), PathBytes(""), EmptyPath, BasicStats, out var result);
            GC.KeepAlive(file);
            return outcome == 0 && (result.Mask & BasicStats) == BasicStats ? result : null;
        }
        catch (EntryPointNotFoundException)
        {
            hasStatx = false;
            return null;
        }
    }

    private static byte[] PathBytes(string path) => Encoding.UTF8.GetBytes(path + '\0');

    private static IOException LastError(string path)
    {
        var error = Marshal.GetLastPInvokeError();
        var message = $"{Marshal.GetPInvokeErrorMessage(error)} : '{path}'";
        return error == NoSuchFile ? new DirectoryNotFoundException(message) : new IOException(message, error);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int FSync(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int descriptor);

    [DllImport("libc", EntryPoint = "rename", SetLastError = true)]
    private static extern int Rename(byte[] source, byte[] target);

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, out StatxResult result);
}
