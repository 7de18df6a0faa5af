using System.Collections.Concurrent;

namespace SpotifyInsights.Tests.Tools;

/// <summary>
/// Foreign tools from npm, installed once into `.tools/NAME` at the root of the repository and shared by all test processes.
/// Without Node.js the calling test is skipped, but never where the environment variable CI is set.
/// </summary>
internal static class NodeTools
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Installed = new(StringComparer.Ordinal);

    /// <summary>Installs exactly these packages (`name@version`), without running their scripts, and gives back their folder.</summary>
    /// <param name="toolset">The name of the folder below `.tools`; every test that uses it asks for the same packages.</param>
    /// <param name="packages">What to install.</param>
    public static async Task<string> InstallAsync(string toolset, params string[] packages)
    {
        if (!CommandLine.Exists("node") || !CommandLine.Exists("npm"))
        {
            Assert.SkipWhen(
                string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")),
                $"Node.js with npm is not installed; the tests against {toolset} need it.");
            Assert.Fail($"Node.js with npm is not installed; the tests against {toolset} must run where CI is set.");
        }

        return await Installed.GetOrAdd(toolset, _ => new Lazy<Task<string>>(() => InstallOnceAsync(toolset, packages))).Value;
    }

    /// <summary>
    /// Runs a script with the packages of a folder from <see cref="InstallAsync"/> and gives back what it printed; an exit code other
    /// than 0 fails the test with what it printed to its error output.
    /// </summary>
    /// <param name="folder">From <see cref="InstallAsync"/>.</param>
    /// <param name="script">A path below SpotifyInsights.Tests.</param>
    /// <param name="arguments">What the script gets.</param>
    /// <param name="cancellationToken">Kills the process.</param>
    public static async Task<string> RunAsync(string folder, string script, IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        await CommandLine.RunAsync("node", [await PlaceAsync(folder, script, cancellationToken), .. arguments], folder, cancellationToken);

    /// <summary>Copies a script into the folder, because imports are looked up from where it lies, and gives back its path there.</summary>
    /// <param name="folder">From <see cref="InstallAsync"/>.</param>
    /// <param name="script">A path below SpotifyInsights.Tests.</param>
    /// <param name="cancellationToken">Ends the wait for other processes that copy.</param>
    public static async Task<string> PlaceAsync(string folder, string script, CancellationToken cancellationToken)
    {
        string source = Path.Combine(Repository.Root, "SpotifyInsights.Tests", script);
        string target = Path.Combine(folder, Path.GetFileName(script));
        await using (await FileLock.TakeAsync(Path.Combine(folder, "scripts.lock"), cancellationToken))
        {
            string text = await File.ReadAllTextAsync(source, cancellationToken);
            if (!File.Exists(target) || await File.ReadAllTextAsync(target, cancellationToken) != text)
            {
                await File.WriteAllTextAsync(target, text, cancellationToken);
            }
        }

        return target;
    }

    private static async Task<string> InstallOnceAsync(string toolset, string[] packages)
    {
        string folder = Path.Combine(Repository.Root, ".tools", toolset);
        string marker = Path.Combine(folder, "installed.txt");
        string wanted = string.Join('\n', packages);
        Directory.CreateDirectory(folder);
        await using (await FileLock.TakeAsync(Path.Combine(folder, "install.lock"), CancellationToken.None))
        {
            if (File.Exists(marker) && await File.ReadAllTextAsync(marker) == wanted)
            {
                return folder;
            }

            await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), """{ "private": true }""");
            string[] options = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--save-exact"];
            await CommandLine.RunAsync("npm", [.. options, .. packages], folder, CancellationToken.None);
            await File.WriteAllTextAsync(marker, wanted);
        }

        return folder;
    }
}
