using System.Collections.Concurrent;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Storage.Objects.S3;

/// <summary>A local R2 with empty buckets to lend.</summary>
public sealed class R2Server : IAsyncDisposable
{
    public const string AccessKeyId = LocalR2.AccessKeyId;
    public const string SecretAccessKey = LocalR2.SecretAccessKey;

    // A test holds one, and tests run on a few threads.
    private const int Buckets = 24;

    private readonly LocalR2 server;
    private readonly ConcurrentBag<string> free = [.. Names];

    private R2Server(LocalR2 server) => this.server = server;

    private static IEnumerable<string> Names => Enumerable.Range(0, Buckets).Select(number => $"bucket-{number}");

    /// <summary>The S3 endpoint, without a bucket.</summary>
    public Uri Address => server.Address;

    /// <summary>Skips the calling test where there is no Node.js.</summary>
    public static async Task<R2Server> StartAsync(string scheme)
    {
        var folder = await NodeTools.InstallAsync("r2", LocalR2.Package);
        var script = await NodeTools.PlaceAsync(folder, $"Storage/Objects/S3/{LocalR2.Script}", CancellationToken.None);
        return new R2Server(await LocalR2.StartAsync(folder, script, scheme, Names));
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

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
