namespace SpotifyInsights.Tests.Simulator;

/// <summary>Descriptions and recordings of the real Web API that are not part of this repository; tests that need them are skipped without.</summary>
internal static class ReferenceFolder
{
    public const string Absent = "The reference folder with the Web API's description and recordings is not beside this repository.";

    public static string RepositoryRoot { get; } = Ancestors(AppContext.BaseDirectory).First(folder => File.Exists(Path.Combine(folder, "SpotifyInsights.sln")));

    /// <summary>Null when it is not there.</summary>
    public static string? Location { get; } = Find("spotify");

    /// <summary>A folder of the reference data, or null when it is not there.</summary>
    public static string? Find(params string[] path) => Ancestors(RepositoryRoot)
        .Select(folder => Path.Combine([folder, "shared", .. path]))
        .FirstOrDefault(Directory.Exists);

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }
}
