namespace SpotifyInsights.Api.Importing.Files;

/// <summary>Paths in zips. Nothing is ever written to them; one that leads out of its folder was made to do harm all the same.</summary>
internal static class ZipPath
{
    private const int LongestPath = 1024;

    /// <summary>The path with slashes.</summary>
    public static string Checked(string zip, string path)
    {
        var slashed = path.Replace('\\', '/');
        var isBad = slashed.Length is 0 or > LongestPath
            || slashed[0] == '/'
            || slashed.Contains(':', StringComparison.Ordinal)
            || slashed.Any(char.IsControl)
            || slashed.Split('/').Contains("..");
        return isBad
            ? throw new ImportRefusedException(ImportRefusal.BadPath, zip, "The zip holds a path that leads out of it, or that no file can have.")
            : slashed;
    }
}
