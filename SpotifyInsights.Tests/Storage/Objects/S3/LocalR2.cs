using System.Diagnostics;

namespace SpotifyInsights.Tests.Storage.Objects.S3;

/// <summary>Cloudflare's local R2 as a process of its own, for tests and benchmarks (which compile this file too).</summary>
public sealed class LocalR2 : IAsyncDisposable
{
    /// <summary>What npm has to install.</summary>
    public const string Package = "miniflare@4.20260730.0";

    /// <summary>The script that runs the server; its imports are looked up from where it lies.</summary>
    public const string Script = "r2.mjs";

    public const string AccessKeyId = "test-access-key";
    public const string SecretAccessKey = "test-secret-key";

    private readonly Process process;

    private LocalR2(Process process, Uri address) => (this.process, Address) = (process, address);

    /// <summary>The S3 endpoint, without a bucket.</summary>
    public Uri Address { get; }

    /// <summary>Starts the server and waits until it is ready.</summary>
    /// <param name="folder">Where the package is installed.</param>
    /// <param name="script">The script, in that folder.</param>
    /// <param name="scheme">http or https.</param>
    /// <param name="buckets">The buckets that there are from the beginning.</param>
    public static async Task<LocalR2> StartAsync(string folder, string script, string scheme, IEnumerable<string> buckets)
    {
        var started = Process.Start(new ProcessStartInfo("node", [script, AccessKeyId, SecretAccessKey, scheme, .. buckets])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _ = started.StandardError.BaseStream.CopyToAsync(Stream.Null);
        while (await started.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split(' ') is ["READY", var address])
            {
                // Whatever comes later must be read by somebody, or the server stands still when the pipe is full.
                _ = started.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return new LocalR2(started, new Uri(address));
            }
        }

        await EndAsync(started);
        throw new InvalidOperationException("The local R2 ended before it was ready.");
    }

    /// <summary>Ends the server with the processes that it started.</summary>
    public async ValueTask DisposeAsync() => await EndAsync(process);

    private static async Task EndAsync(Process ended)
    {
        ended.Kill(entireProcessTree: true);
        await ended.WaitForExitAsync(CancellationToken.None);
        ended.Dispose();
    }
}
