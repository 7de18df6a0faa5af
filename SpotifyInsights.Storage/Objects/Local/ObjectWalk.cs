namespace SpotifyInsights.Storage.Objects.Local;

/// <summary>One walk through the keys with a prefix, in their order. A folder is read when the walk comes to it, and not at all when it lies wholly before the start.</summary>
internal sealed class ObjectWalk(LocalFolder folder, string prefix, string? startAfter)
{
    private readonly Stack<(string Folder, string Path, List<string> Names, int Next)> open = new();

    /// <summary>The next object; null at the end.</summary>
    public ListedObject? Next()
    {
        while (open.TryPop(out var level))
        {
            if (level.Next == level.Names.Count)
            {
                continue;
            }

            open.Push((level.Folder, level.Path, level.Names, level.Next + 1));
            var key = level.Folder + level.Names[level.Next];
            if (key[^1] == '/')
            {
                Enter(key);
            }
            else if (Describe(key, Path.Combine(level.Path, level.Names[level.Next])) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Goes to the deepest folder that holds every key with the prefix.</summary>
    public void Start() => Enter(prefix[..(prefix.LastIndexOf('/') + 1)]);

    private void Enter(string key)
    {
        var path = folder.PathOf(key);
        open.Push((key, path, FolderNames.Read(path, foldersOnly: false, AfterIn(key), name => IsWanted(key + name)), 0));
    }

    // The part of the start that lies in this folder: null when the folder lies wholly after it.
    private string? AfterIn(string key) => startAfter?.StartsWith(key, StringComparison.Ordinal) == true ? startAfter[key.Length..] : null;

    private bool IsWanted(string key)
    {
        var isFolder = key[^1] == '/';
        if (!ObjectKey.IsValid(isFolder ? key[..^1] : key))
        {
            return false;
        }

        if (!key.StartsWith(prefix, StringComparison.Ordinal) && !(isFolder && prefix.StartsWith(key, StringComparison.Ordinal)))
        {
            return false;
        }

        return KeyOrder.Instance.Compare(key, startAfter) > 0 || (isFolder && startAfter!.StartsWith(key, StringComparison.Ordinal));
    }

    // Null when it was deleted since its name was read.
    private static ListedObject? Describe(string key, string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new ListedObject(key, file.Length, new DateTimeOffset(file.LastWriteTimeUtc)) : null;
    }
}
