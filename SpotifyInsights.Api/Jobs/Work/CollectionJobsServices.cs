namespace SpotifyInsights.Api.Jobs.Work;

/// <summary>The work that jobs do.</summary>
public static class CollectionJobsServices
{
    public static IServiceCollection AddCollectionJobs(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<CollectionOptions>().Bind(configuration.GetSection(CollectionOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IJobWork, SnapshotWork>();
        services.AddSingleton<IJobWork, PollWork>();
        services.AddSingleton<IJobWork, RebuildWork>();
        services.AddSingleton<IJobWork, ArchiveWork>();
        services.AddSingleton<JobFailureRule>(CollectionFailures.Classify);
        services.AddSingleton<IDueCollections, DueListeners>();
        return services;
    }
}
