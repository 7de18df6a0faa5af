using Microsoft.Extensions.Options;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Polls;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Api.Hosting;

/// <summary>The object store and one store per noun on top of it.</summary>
public static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section))
            .Validate(o => o.Provider == "local", "Storage:Provider must be 'local'.")
            .Validate(o => !string.IsNullOrWhiteSpace(o.LocalPath), "Storage:LocalPath must name a folder.")
            .ValidateOnStart();

        // First of all hosted services: nobody opens a file before the folder is ours.
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService, StoreOpening>());
        services.AddSingleton<IObjectStore>(provider => new RecentObjects(
            new LocalObjectStore(
                provider.GetRequiredService<IOptions<StorageOptions>>().Value.LocalRoot,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetService<LocalObjectStoreOptions>()),
            provider.GetRequiredService<TimeProvider>()));
        return services.AddStores();
    }

    /// <summary>The stores alone, over whatever <see cref="IObjectStore"/> is registered.</summary>
    public static IServiceCollection AddStores(this IServiceCollection services) => services
        .AddSingleton<SnapshotStore>()
        .AddSingleton<PollStore>()
        .AddSingleton<AccountStore>()
        .AddSingleton<ProfileStore>()
        .AddSingleton<QuotaStore>()
        .AddSingleton<OwnerStore>()
        .AddSingleton<CommittedHere>()
        .AddSingleton<ManifestStore>()
        .AddSingleton<HistoryStore>();
}
