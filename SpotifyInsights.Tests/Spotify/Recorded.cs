namespace SpotifyInsights.Tests.Spotify;

/// <summary>Answers of Spotify's as files: fictional ones beside the tests, recorded ones where they are at hand.</summary>
public static class Recorded
{
    public static string Read(string name) =>
        File.ReadAllText(Path.Combine(Root(), "SpotifyInsights.Tests", "Spotify", "Responses", name));

    /// <summary>A recorded answer from beside the repository; the test is skipped where there is none.</summary>
    public static string ReadReal(string name)
    {
        var path = Path.Combine(Root(), "..", "shared", "spotify", "responses", name);
        Assert.SkipUnless(File.Exists(path), $"The recorded answer {name} is not beside the repository.");
        return File.ReadAllText(path);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SpotifyInsights.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not lie in the repository.");
        }

        return folder.FullName;
    }
}
