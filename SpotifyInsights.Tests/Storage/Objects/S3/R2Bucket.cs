using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Storage.Objects.S3;

/// <summary>An empty bucket of a local R2, lent to one test; given back it is emptied.</summary>
public sealed class R2Bucket(R2Server server, string name) : IAsyncDisposable
{
    private S3ObjectStore? store;

    /// <summary>A store over this bucket, the same one each time.</summary>
    public S3ObjectStore Store => store ??= Open(R2Server.Socket());

    /// <summary>How a store reaches this bucket.</summary>
    public S3ObjectStoreOptions Options { get; } = new()
    {
        Provider = S3Provider.R2,
        ServiceUrl = server.Address,
        Bucket = name,
        AccessKeyId = R2Server.AccessKeyId,
        SecretAccessKey = R2Server.SecretAccessKey,
    };

    /// <summary>Another store over this bucket, as of another process.</summary>
    public S3ObjectStore Open(HttpMessageHandler handler, TimeProvider? time = null) =>
        new(Options, time ?? TimeProvider.System, Guid.NewGuid(), handler);

    public async ValueTask DisposeAsync()
    {
        var keys = new List<string>();
        await foreach (var found in Store.ListAsync("", startAfter: null, CancellationToken.None))
        {
            keys.Add(found.Key);
        }

        await Store.DeleteAllAsync(keys, CancellationToken.None);
        Store.Dispose();
        server.GiveBack(name);
    }
}
