using System.Diagnostics;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Benchmarks.S3;

/// <summary>Cloudflare's local R2, from npm, in a process of its own, with one bucket.</summary>
public sealed class LocalR2 : IDisposable
{
    private const string Package = "miniflare@4.20260730.0";
    private const string AccessKeyId = "benchmark-access-key";
    private const string SecretAccessKey = "benchmark-secret-key";
    private const string Bucket = "benchmark";

    private readonly Process process;

    private LocalR2(Process process, Uri address)
    {
        this.process = process;
        Options = new S3ObjectStoreOptions
        {
            Provider = S3Provider.R2,
            ServiceUrl = address,
            Bucket = Bucket,
            AccessKeyId = AccessKeyId,
            SecretAccessKey = SecretAccessKey,
        };
    }

    /// <summary>How a store reaches the bucket.</summary>
    public S3ObjectStoreOptions Options { get; }

    /// <summary>Installs the server into <paramref name="toolsFolder"/> unless it is there, and starts it; null when this machine has no npm.</summary>
    public static LocalR2? Start(string toolsFolder)
    {
        try
        {
            var folder = Path.Combine(toolsFolder, "r2-bench");
            Install(folder);

            // Imports are looked up from where the script lies.
            var script = Path.Combine(folder, "r2.mjs");
            File.Copy(Path.Combine(AppContext.BaseDirectory, "S3", "r2.mjs"), script, overwrite: true);
            return Start(folder, script);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    private static void Install(string folder)
    {
        if (Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            return;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "package.json"), """{ "private": true }""");
        string[] arguments = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--save-exact", Package];
        using var npm = Process.Start(new ProcessStartInfo("npm", arguments) { WorkingDirectory = folder })!;
        npm.WaitForExit();
        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException($"npm could not install {Package}.");
        }
    }

    private static LocalR2 Start(string folder, string script)
    {
        var server = Process.Start(new ProcessStartInfo("node", [script, AccessKeyId, SecretAccessKey, "http", Bucket])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        while (server.StandardOutput.ReadLine() is { } line)
        {
            if (line.Split(' ') is ["READY", var address])
            {
                _ = server.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return new LocalR2(server, new Uri(address));
            }
        }

        throw new InvalidOperationException("The local R2 ended before it was ready.");
    }
}
