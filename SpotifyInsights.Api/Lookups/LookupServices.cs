using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.Lookups;

/// <summary>Looking tracks up that exports alone know.</summary>
public static class LookupServices
{
    /// <summary>To be called after the jobs and the planning are added.</summary>
    public static IServiceCollection AddLookups(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<LookupOptions>().Bind(configuration.GetSection(LookupOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<LookupCalls>()
            .AddSingleton<IDueCollections, DueLookups>()
            .AddSingleton<IJobOutbox, LookupOutbox>()
            .AddSingleton<IJobWork, LookupWork>();
    }
}
