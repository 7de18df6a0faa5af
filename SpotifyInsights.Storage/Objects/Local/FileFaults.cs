namespace SpotifyInsights.Storage.Objects.Local;

/// <summary>Tells "there is no such object" from a failure. What cannot be looked at is never taken for missing.</summary>
internal static class FileFaults
{
    private const int NotAFolder = 20;

    /// <summary>Whether <paramref name="fault"/> says that no file has the path: nothing is there, a folder is, or a part of the path is a file.</summary>
    public static bool IsNoSuchFile(Exception fault, string path) => fault switch
    {
        FileNotFoundException or DirectoryNotFoundException => true,
        UnauthorizedAccessException => Directory.Exists(path),
        IOException => !OperatingSystem.IsWindows() && fault.HResult == NotAFolder,
        _ => false,
    };

    /// <summary>Whether the file system is what failed.</summary>
    public static bool IsOfFileSystem(Exception fault) => fault is IOException or UnauthorizedAccessException;
}
