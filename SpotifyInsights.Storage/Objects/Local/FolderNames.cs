using System.IO.Enumeration;

namespace SpotifyInsights.Storage.Objects.Local;

/// <summary>
/// The names in one folder, in the order of the keys they stand for: a folder sorts as its name with `/`, because that is what follows
/// it in every key below (`a-b` &lt; `a.b` &lt; `a/b`, though `a` is the shortest name). Links and names that cannot be part of a key are left out.
/// </summary>
internal static class FolderNames
{
    // Hidden files are objects like others; links might lead out of the store.
    private static readonly EnumerationOptions Everything = new()
    {
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = false,
        RecurseSubdirectories = false,
    };

    /// <summary>
    /// Files as `name`, folders as `name/`. Names that surely come before <paramref name="after"/> are passed over without being made into texts:
    /// a folder of ten years of polls is read for its last week.
    /// </summary>
    public static List<string> Read(string path, bool foldersOnly, string? after, Predicate<string> isWanted)
    {
        var names = new List<string>();
        try
        {
            var entries = new FileSystemEnumerable<string>(path, Name, Everything)
            {
                ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                    (!foldersOnly || entry.IsDirectory) && !KeyOrder.IsSurelyBefore(entry.FileName, after),
            };
            names.AddRange(entries.Where(name => isWanted(name)));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException || (FileFaults.IsOfFileSystem(e) && File.Exists(path)))
        {
            return [];
        }

        names.Sort(KeyOrder.Instance);
        return names;
    }

    /// <summary>Whether any file lies at any depth below the folder. Stops at the first.</summary>
    public static bool HasObject(string path)
    {
        var folders = new List<string>();
        try
        {
            var entries = new FileSystemEnumerable<string?>(
                path,
                (ref FileSystemEntry entry) => entry.IsDirectory ? entry.ToFullPath() : null,
                Everything);
            foreach (var folder in entries)
            {
                if (folder is null)
                {
                    return true;
                }

                folders.Add(folder);
            }
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }

        return folders.Exists(HasObject);
    }

    private static string Name(ref FileSystemEntry entry) =>
        entry.IsDirectory ? string.Concat(entry.FileName, "/") : entry.FileName.ToString();
}
