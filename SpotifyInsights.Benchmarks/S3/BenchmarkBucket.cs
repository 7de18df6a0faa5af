using System.Diagnostics;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Storage.Objects.S3;

namespace SpotifyInsights.Benchmarks.S3;

/// <summary>A bucket of a local R2, which is installed from npm.</summary>
public sealed class BenchmarkBucket : IAsyncDisposable
{
    private const string Name = "benchmark";

    private readonly LocalR2 server;

    private BenchmarkBucket(LocalR2 server)
    {
        this.server = server;
        Options = new S3ObjectStoreOptions
        {
            Provider = S3Provider.R2,
            ServiceUrl = server.Address,
            Bucket = Name,
            AccessKeyId = LocalR2.AccessKeyId,
            SecretAccessKey = LocalR2.SecretAccessKey,
        };
    }

    /// <summary>How a store reaches the bucket.</summary>
    public S3ObjectStoreOptions Options { get; }

    /// <summary>Installs the server into <paramref name="toolsFolder"/> unless it is there, and starts it; null when this machine has no npm.</summary>
    public static async Task<BenchmarkBucket?> StartAsync(string toolsFolder)
    {
        try
        {
            var folder = Path.Combine(toolsFolder, "r2-bench");
            Install(folder);
            var script = Path.Combine(folder, LocalR2.Script);
            File.Copy(Path.Combine(AppContext.BaseDirectory, "S3", LocalR2.Script), script, overwrite: true);
            return new BenchmarkBucket(await LocalR2.StartAsync(folder, script, "http", [Name]));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static void Install(string folder)
    {
        if (Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            return;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "package.json"), """{ "private": true }""");
        string[] arguments = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--save-exact", LocalR2.Package];
        using var npm = Process.Start(new ProcessStartInfo("npm", arguments) { WorkingDirectory = folder })!;
        npm.WaitForExit();
        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException($"npm could not install {LocalR2.Package}.");
        }
    }
}
