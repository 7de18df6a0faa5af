using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Browsers;

/// <summary>
/// Debian's Chromium, driven by Playwright. Where it is missing it is installed if CI is set and the process may do so; elsewhere the test that needs it is skipped.
/// </summary>
internal static class Chromium
{
    private const string Program = "chromium";

    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>Runs a script of this folder with the path of the browser before the other arguments, and gives back what it printed.</summary>
    public static async Task<string> RunAsync(string script, params string[] arguments)
    {
        await EnsureAsync();
        var tools = await NodeTools.InstallAsync("browser", "playwright-core@1.65.1");
        return await NodeTools.RunAsync(tools, $"Browsers/{script}", [Find()!, .. arguments], Patience.Token());
    }

    /// <summary>Where screenshots of this run lie, to be looked at.</summary>
    public static string Screenshots() => Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "screenshots")).FullName;

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, Program)).FirstOrDefault(File.Exists);

    private static async Task EnsureAsync()
    {
        await OneAtATime.WaitAsync(Patience.Token());
        try
        {
            if (Find() is null)
            {
                Assert.SkipWhen(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")), "Chromium is not installed.");
                await CommandLine.RunAsync("apt-get", ["update"], Repository.Root, Patience.Token());
                await CommandLine.RunAsync("apt-get", ["install", "--yes", "--no-install-recommends", Program], Repository.Root, Patience.Token());
            }
        }
        finally
        {
            OneAtATime.Release();
        }
    }
}
