namespace SpotifyInsights.Storage.Objects.Local;

/// <summary>Where keys lie below a root folder. Names of segments are names of files as they are.</summary>
internal sealed class LocalFolder
{
    // The only name at the root that is the store's own; keys cannot begin with a dot.
    private const string Hidden = ".store";

    private LocalFolder(string root) => Root = root;

    /// <summary>Full path, without trailing separator, the link (if the root is one) followed.</summary>
    public string Root { get; }

    public string Temporary => Path.Combine(Root, Hidden, "incoming");

    public string Lock => Path.Combine(Root, Hidden, "lock");

    /// <summary>Opens the folder and makes it where it is missing.</summary>
    /// <exception cref="ObjectStoreException">It can be neither found nor made.</exception>
    public static LocalFolder Open(string rootFolder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(rootFolder);
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(rootFolder));
        try
        {
            Make(full);
            var target = Directory.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName;
            var folder = new LocalFolder(Path.TrimEndingDirectorySeparator(target ?? full));
            Directory.CreateDirectory(folder.Temporary);
            return folder;
        }
        catch (Exception e) when (FileFaults.IsOfFileSystem(e))
        {
            throw new ObjectStoreException(full, $"cannot hold objects: {e.Message}", e);
        }
    }

    /// <summary>The path of a key or of a folder's key (which ends with `/`, or is empty for the root).</summary>
    /// <exception cref="IOException">A symbolic link lies on the way. Links below the root are never followed: they may lead out of it.</exception>
    public string PathOf(string key)
    {
        for (var slash = key.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = key.IndexOf('/', slash + 1))
        {
            RefuseLink(key[..slash]);
        }

        if (key.Length > 0 && key[^1] != '/')
        {
            RefuseLink(key);
        }

        return Below(key.TrimEnd('/'));
    }

    // The names of new folders are flushed too: a store whose own folder is lost in a power cut has lost everything.
    private static void Make(string path)
    {
        var missing = new List<string>();
        for (var folder = path; folder is not null && !Directory.Exists(folder); folder = Path.GetDirectoryName(folder))
        {
            missing.Add(folder);
        }

        Directory.CreateDirectory(path);
        foreach (var folder in missing)
        {
            Posix.FlushFolder(Path.GetDirectoryName(folder)!);
        }
    }

    private void RefuseLink(string part)
    {
        if (new FileInfo(Below(part)).LinkTarget is not null)
        {
            throw new IOException($"'{part}' is a symbolic link, which the store does not follow");
        }
    }

    private string Below(string part) => part.Length == 0 ? Root : Path.Combine(Root, part.Replace('/', Path.DirectorySeparatorChar));
}
