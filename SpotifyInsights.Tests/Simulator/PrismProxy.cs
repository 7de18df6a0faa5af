using System.Diagnostics;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Simulator;

/// <summary>
/// Prism in front of the simulator: it holds every request and response against a description of the Web API and
/// answers with its complaints instead of the response.
/// </summary>
internal sealed class PrismProxy : IAsyncDisposable
{
    private const string Package = "@stoplight/prism-cli@5.14.2";
    private readonly Process _process;

    private PrismProxy(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<PrismProxy> StartAsync(string description, Uri upstream, CancellationToken cancel)
    {
        var folder = Path.Combine(ReferenceFolder.RepositoryRoot, ".tools", "prism");
        await InstallAsync(folder, cancel);
        var port = Loopback.FreePort();
        var process = Start(
            "node",
            folder,
            ["node_modules/.bin/prism", "proxy", "-h", "127.0.0.1", "-p", $"{port}", "--errors", description, upstream.ToString().TrimEnd('/')]);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(cancel) is { } line)
            {
                if (line.Contains("is listening", StringComparison.Ordinal))
                {
                    // Whatever comes later must be read by somebody, or prism stands still when the pipe is full.
                    _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                    return new PrismProxy(process, new Uri($"http://127.0.0.1:{port}"));
                }
            }

            throw new InvalidOperationException("Prism ended before it listened.");
        }
        catch
        {
            await EndAsync(process);
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await EndAsync(_process);

    private static async Task InstallAsync(string folder, CancellationToken cancel)
    {
        var marker = Path.Combine(folder, "installed");
        if (File.Exists(marker) && await File.ReadAllTextAsync(marker, cancel) == Package)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        using var npm = Start("npm", folder, ["install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", ".", Package]);
        var output = npm.StandardOutput.ReadToEndAsync(cancel);
        await npm.WaitForExitAsync(cancel);
        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException($"npm could not install {Package}: {await output}");
        }

        await File.WriteAllTextAsync(marker, Package, cancel);
    }

    private static Process Start(string program, string folder, string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false })!;

    private static async Task EndAsync(Process process)
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }
}
