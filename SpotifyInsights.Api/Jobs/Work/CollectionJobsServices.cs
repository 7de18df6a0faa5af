namespace SpotifyInsights.Api.Jobs.Work;

/// <summary>The work that jobs do.</summary>
public static class CollectionJobsServices
{
    public static IServiceCollection AddCollectionJobs(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton<IJobWork, SnapshotWork>();
        services.AddSingleton<IJobWork, PollWork>();
        services.AddSingleton<IJobWork, RebuildWork>();
        services.AddSingleton<IJobWork, ArchiveWork>();
        services.AddSingleton<IJobWork, ImportWork>();
        services.AddSingleton<IJobWork, UndoImportWork>();
        services.AddSingleton<IJobWork, ReferenceImportWork>();
        services.AddSingleton<IJobEndWitness, UploadRelease>();
        services.AddSingleton<IJobEndWitness, SnapshotSaving>();
        services.AddSingleton<LeftSnapshots>();
        services.AddSingleton<UploadClearing>();

        // In this order: an upload that is gone is not a store that is down.
        services.AddSingleton<JobFailureRule>(ImportFailures.Classify);
        services.AddSingleton<JobFailureRule>(ReferenceFailures.Classify);
        services.AddSingleton<JobFailureRule>(CollectionFailures.Classify);
        return services;
    }
}
