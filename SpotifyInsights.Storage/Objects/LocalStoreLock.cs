using SpotifyInsights.Storage.Objects.Local;

namespace SpotifyInsights.Storage.Objects;

/// <summary>
/// Makes this process the only one that writes to a local store, for as long as it is held. The system frees it with the process,
/// however that ends, so there are no stale locks. Taking it removes what a killed process had not finished writing.
/// </summary>
public sealed class LocalStoreLock : IDisposable
{
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;
    private const int SharingViolationOnWindows = unchecked((int)0x80070020);

    private readonly FileStream held;

    private LocalStoreLock(FileStream held) => this.held = held;

    /// <summary>Takes the lock of <paramref name="rootFolder"/>, which is made where it is missing.</summary>
    /// <exception cref="StoreInUseException">Somebody has it.</exception>
    /// <exception cref="ObjectStoreException">The folder can be neither found nor made, or not be written to.</exception>
    public static LocalStoreLock Acquire(string rootFolder)
    {
        var folder = LocalFolder.Open(rootFolder);
        FileStream? file = null;
        try
        {
            file = new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            RemoveUnfinished(folder.Temporary);
            return new LocalStoreLock(file);
        }
        catch (IOException e) when (file is null && e.HResult is WouldBlockOnLinux or WouldBlockOnMac or SharingViolationOnWindows)
        {
            throw new StoreInUseException(folder.Root, e);
        }
        catch (Exception e) when (FileFaults.IsOfFileSystem(e))
        {
            file?.Dispose();
            throw new ObjectStoreException(folder.Root, $"cannot be written to: {e.Message}", e);
        }
    }

    /// <summary>Gives the folder free.</summary>
    public void Dispose() => held.Dispose();

    private static void RemoveUnfinished(string temporary)
    {
        foreach (var entry in new DirectoryInfo(temporary).EnumerateFileSystemInfos())
        {
            if (entry is DirectoryInfo { LinkTarget: null } folder)
            {
                folder.Delete(recursive: true);
            }
            else
            {
                entry.Delete();
            }
        }
    }
}
