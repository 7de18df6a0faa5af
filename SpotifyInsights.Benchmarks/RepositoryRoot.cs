namespace SpotifyInsights.Benchmarks;

/// <summary>The folder of the solution, found upwards from where the program lies.</summary>
public static class RepositoryRoot
{
    public static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SpotifyInsights.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("SpotifyInsights.sln was not found above the program.");
    }
}
