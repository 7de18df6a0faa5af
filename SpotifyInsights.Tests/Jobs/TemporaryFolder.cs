namespace SpotifyInsights.Tests.Jobs;

internal sealed class TemporaryFolder : IDisposable
{
    private readonly bool isOurs;

    public TemporaryFolder()
    {
        Path = Directory.CreateTempSubdirectory("spotifyinsights-jobs-").FullName;
        isOurs = true;
    }

    /// <summary>A folder that another process made and deletes.</summary>
    public TemporaryFolder(string path) => Path = path;

    public string Path { get; }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        if (isOurs)
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
