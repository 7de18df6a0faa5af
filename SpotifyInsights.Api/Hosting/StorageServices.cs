using Microsoft.Extensions.Options;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Imports;
using SpotifyInsights.Storage.Lookups;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Polls;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Storage.Uploads;
using SpotifyInsights.Storage.Verification;

namespace SpotifyInsights.Api.Hosting;

/// <summary>The object store and one store per noun on top of it.</summary>
public static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
        services.AddHttpClient(ObjectStores.HttpClientName)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(10) })
            .RemoveAllLoggers();

        // First of all hosted services: nobody opens a file before the folder is ours, or relies on a bucket that is not there.
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService, StoreOpening>());
        services.Insert(1, ServiceDescriptor.Singleton<IHostedService, BucketCheck>());
        services.AddSingleton<IObjectStore>(provider => ObjectStores.Open(
            provider, provider.GetRequiredService<TimeProvider>(), provider.GetService<LocalObjectStoreOptions>()));
        return services.AddStores();
    }

    /// <summary>The stores alone, over whatever <see cref="IObjectStore"/> is registered.</summary>
    public static IServiceCollection AddStores(this IServiceCollection services) => services
        .AddSingleton<SnapshotStore>()
        .AddSingleton<PollStore>()
        .AddSingleton<PollArchiveStore>()
        .AddSingleton<AccountStore>()
        .AddSingleton<ProfileStore>()
        .AddSingleton<QuotaStore>()
        .AddSingleton<OwnerStore>()
        .AddSingleton<ErasureStore>()
        .AddSingleton<ExclusionStore>()
        .AddSingleton<LookupStore>()
        .AddSingleton<UserEraser>()
        .AddSingleton<CommittedHere>()
        .AddSingleton<ImportStore>()
        .AddSingleton(provider => new UploadStore(provider.GetRequiredService<IObjectStore>()))
        .AddSingleton<ManifestStore>()
        .AddSingleton<UserVerification>()
        .AddSingleton<HistoryStore>()
        .AddSingleton<PastHistoryStore>()
        .AddSingleton<StoredPlays>();
}
