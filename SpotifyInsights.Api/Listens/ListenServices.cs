using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.Listens;

/// <summary>Listens that players hand in.</summary>
public static class ListenServices
{
    /// <summary>To be called after the jobs are added: listens wait in their database.</summary>
    public static IServiceCollection AddListens(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<ListenOptions>().Bind(configuration.GetSection(ListenOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<WaitingListens>().AddSingleton<IDueCollections, DueListens>().AddSingleton<IJobWork, ListenWork>();
    }
}
