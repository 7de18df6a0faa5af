using System.Collections.Concurrent;
using System.Diagnostics;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Storage.Objects.S3;

/// <summary>Cloudflare's local R2 as a process of its own, with empty buckets to lend.</summary>
public sealed class R2Server : IAsyncDisposable
{
    public const string AccessKeyId = "test-access-key";
    public const string SecretAccessKey = "test-secret-key";
    private const string Package = "miniflare@4.20260730.0";

    // A test holds one, and tests run on a few threads.
    private const int Buckets = 24;

    private readonly Process process;
    private readonly ConcurrentBag<string> free = [.. Names];

    private R2Server(Process process, Uri address) => (this.process, Address) = (process, address);

    private static IEnumerable<string> Names => Enumerable.Range(0, Buckets).Select(number => $"bucket-{number}");

    /// <summary>The S3 endpoint, without a bucket.</summary>
    public Uri Address { get; }

    /// <summary>Skips the calling test where there is no Node.js.</summary>
    public static async Task<R2Server> StartAsync(string scheme)
    {
        var folder = await NodeTools.InstallAsync("r2", Package);
        var script = await NodeTools.PlaceAsync(folder, "Storage/Objects/S3/r2.mjs", CancellationToken.None);
        string[] arguments = [script, AccessKeyId, SecretAccessKey, scheme, .. Names];
        var started = Process.Start(new ProcessStartInfo("node", arguments)
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
                return new R2Server(started, new Uri(address));
            }
        }

        await EndAsync(started);
        throw new InvalidOperationException("The local R2 ended before it was ready.");
    }

    /// <summary>An empty bucket that nobody else has meanwhile.</summary>
    public R2Bucket TakeBucket() => free.TryTake(out var name)
        ? new R2Bucket(this, name)
        : throw new InvalidOperationException($"All {Buckets} buckets are lent: raise the number.");

    /// <summary>Takes an emptied bucket back.</summary>
    internal void GiveBack(string bucket) => free.Add(bucket);

    /// <summary>A socket that takes this server's self-signed certificate.</summary>
    public static HttpMessageHandler Socket() => new SocketsHttpHandler
    {
        SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null },
    };

    public async ValueTask DisposeAsync() => await EndAsync(process);

    private static async Task EndAsync(Process ended)
    {
        ended.Kill(entireProcessTree: true);
        await ended.WaitForExitAsync(CancellationToken.None);
        ended.Dispose();
    }
}
