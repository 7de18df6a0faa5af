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
        return new RecentObjects(OpenBare(provider.GetRequiredService<IOptions<StorageOptions>>().Value, provider, fileClock, local), fileClock);
    }

    /// <summary>The store itself: what is read comes out of it, even if this process wrote it a moment ago.</summary>
    internal static IObjectStore OpenBare(StorageOptions storage, IServiceProvider provider, TimeProvider fileClock, LocalObjectStoreOptions? local) => storage.IsInBucket
        ? new S3ObjectStore(
            storage.S3.ToBucket(),
            provider.GetRequiredService<TimeProvider>(),
            Guid.NewGuid(),
            provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(HttpClientName))
        : new LocalObjectStore(storage.LocalRoot, fileClock, local);
}
