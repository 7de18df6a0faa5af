namespace SpotifyInsights.Tests.Tools;

/// <summary>Where the repository lies, for tests that look at its files.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SpotifyInsights.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"There is no SpotifyInsights.sln above {AppContext.BaseDirectory}.");
    }
}
