namespace SpotifyInsights.Tests.Tools;

/// <summary>A new empty folder of a test's own, gone when it is disposed.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("spotify-insights-").FullName;

    public void Dispose()
    {
        Directory.Delete(Path, recursive: true);
    }
}
