using System.Diagnostics;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Storage.Objects.S3;

/// <summary>Cloudflare's local R2 as a process of its own, with many empty buckets to give away.</summary>
public sealed class R2Server : IAsyncDisposable
{
    public const string AccessKeyId = "test-access-key";
    public const string SecretAccessKey = "test-secret-key";
    private const string Package = "miniflare@4.20260730.0";
    private const int Buckets = 256;

    private readonly Process process;
    private int given;

    private R2Server(Process process, Uri address) => (this.process, Address) = (process, address);

    /// <summary>The S3 endpoint, without a bucket.</summary>
    public Uri Address { get; }

    /// <summary>Skips the calling test where there is no Node.js.</summary>
    public static async Task<R2Server> StartAsync(string scheme)
    {
        var folder = await NodeTools.InstallAsync("r2", Package);
        var script = await NodeTools.PlaceAsync(folder, "Storage/Objects/S3/r2.mjs", CancellationToken.None);
        string[] arguments = [script, AccessKeyId, SecretAccessKey, scheme, .. Enumerable.Range(0, Buckets).Select(NameOf)];
        var process = Process.Start(new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split(' ') is ["READY", var address])
            {
                // Whatever comes later must be read by somebody, or the server stands still when the pipe is full.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return new R2Server(process, new Uri(address));
            }
        }

        await EndAsync(process);
        throw new InvalidOperationException("The local R2 ended before it was ready.");
    }

    /// <summary>An empty bucket that nobody else gets.</summary>
    public string TakeBucket()
    {
        var number = Interlocked.Increment(ref given) - 1;
        return number < Buckets ? NameOf(number) : throw new InvalidOperationException($"All {Buckets} buckets are given away: raise the number.");
    }

    /// <summary>How a store reaches a bucket of this server.</summary>
    public S3ObjectStoreOptions Options(string bucket) => new()
    {
        Provider = S3Provider.R2,
        ServiceUrl = Address,
        Bucket = bucket,
        AccessKeyId = AccessKeyId,
        SecretAccessKey = SecretAccessKey,
    };

    /// <summary>A socket that takes this server's self-signed certificate.</summary>
    public static HttpMessageHandler Socket() => new SocketsHttpHandler
    {
        SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
    };

    public async ValueTask DisposeAsync() => await EndAsync(process);

    private static string NameOf(int number) => $"bucket-{number}";

    private static async Task EndAsync(Process process)
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }
}
