using System.Collections.Concurrent;

namespace SpotifyInsights.Storage.Objects.Local;

/// <summary>
/// Makes and removes the folders that keys need. A put makes its folders and moves its file in under one lock, and a delete removes folders
/// that became empty under the same lock, each by a call that the system refuses for a folder with anything in it: so a delete never takes a folder
/// away between the moment a put made it and the moment the put's file lies in it.
/// </summary>
internal sealed class FolderTree(string root, bool flushToDisk)
{
    private const int MaxKnown = 8_192;

    private readonly Lock change = new();

    // Folders whose own name is on the disk: only the first put into a folder flushes the folders above it.
    private readonly ConcurrentDictionary<string, bool> durable = new(StringComparer.Ordinal);

    /// <summary>Gives <paramref name="temporary"/> its name. Afterwards the name is on the disk, if flushing is on.</summary>
    public void MoveIn(string temporary, string path)
    {
        var parent = ParentOf(path);
        lock (change)
        {
            MakeRoom(path);
            Make(parent);
            try
            {
                Posix.Replace(temporary, path);
            }
            catch (DirectoryNotFoundException)
            {
                // Somebody removed the folder by hand since it was noted.
                durable.Clear();
                Make(parent);
                Posix.Replace(temporary, path);
            }
        }

        // Outside of the lock: the folder stays, because the file in it does until its key's lock is free.
        Flush(parent);
    }

    /// <summary>Deletes the file, and every folder above it that is empty then.</summary>
    public void Remove(string path)
    {
        if (!TryRemoveFile(path))
        {
            return;
        }

        Flush(ParentOf(path));
        for (var folder = ParentOf(path); folder.Length > root.Length && IsEmpty(folder); folder = ParentOf(folder))
        {
            lock (change)
            {
                durable.TryRemove(folder, out _);
                if (!TryRemoveFolder(folder))
                {
                    return;
                }
            }
        }
    }

    private void Make(string folder)
    {
        if (folder.Length <= root.Length || durable.ContainsKey(folder))
        {
            return;
        }

        var parent = ParentOf(folder);
        Make(parent);
        if (File.Exists(folder))
        {
            throw new IOException("a part of this key before a '/' is an object itself, which cannot have others below it");
        }

        // Flushed also when it was there: a process that was killed may have made it a moment ago.
        Directory.CreateDirectory(folder);
        Flush(parent);
        if (durable.Count >= MaxKnown)
        {
            durable.Clear();
        }

        durable[folder] = true;
    }

    private void Flush(string folder)
    {
        if (flushToDisk)
        {
            Posix.FlushFolder(folder);
        }
    }

    // A process that was killed between making folders and moving its file in leaves folders without objects; they do not stand in a key's way.
    private void MakeRoom(string path)
    {
        if (!Directory.Exists(path))
        {
            return;
        }

        if (FolderNames.HasObject(path))
        {
            throw new IOException("other objects lie below this key, which makes it a folder");
        }

        RemoveEmpty(path);
    }

    private void RemoveEmpty(string folder)
    {
        foreach (var below in Directory.EnumerateDirectories(folder))
        {
            RemoveEmpty(below);
        }

        durable.TryRemove(folder, out _);
        TryRemoveFolder(folder);
    }

    private static bool TryRemoveFile(string path)
    {
        try
        {
            File.Delete(path);
            return true;
        }
        catch (Exception e) when (FileFaults.IsNoSuchFile(e, path))
        {
            return false;
        }
    }

    private static bool TryRemoveFolder(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: false);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsEmpty(string folder) => !Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any();

    private static string ParentOf(string path) => Path.GetDirectoryName(path)!;
}
