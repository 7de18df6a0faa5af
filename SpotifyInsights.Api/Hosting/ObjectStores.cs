using Microsoft.Extensions.Options;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Api.Hosting;

/// <summary>Opens the store that the configuration names.</summary>
public static class ObjectStores
{
    /// <summary>What sends the requests to a bucket, as a client of <see cref="IHttpMessageHandlerFactory"/>.</summary>
    public const string HttpClientName = "object-store";

    /// <summary>A folder or a bucket, as the options say.</summary>
    /// <param name="provider">Has the options, the clock of waits and the handlers.</param>
    /// <param name="fileClock">The clock of a local store's times. A bucket's times are its service's.</param>
    /// <param name="local">How a local store writes; null: as is the default.</param>
    internal static IObjectStore Open(IServiceProvider provider, TimeProvider fileClock, LocalObjectStoreOptions? local)
    {
        var storage = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
        IObjectStore store = storage.IsInBucket
            ? new S3ObjectStore(
                storage.S3.ToBucket(),
                provider.GetRequiredService<TimeProvider>(),
                Guid.NewGuid(),
                provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(HttpClientName))
            : new LocalObjectStore(storage.LocalRoot, fileClock, local);
        return new RecentObjects(store, fileClock);
    }
}
