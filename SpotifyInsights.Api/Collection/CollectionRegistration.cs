namespace SpotifyInsights.Api.Collection;

internal static class CollectionRegistration
{
    public static IServiceCollection AddCollection(this IServiceCollection services)
    {
        services.AddSingleton<CollectorIdentity>();
        services.AddSingleton<RecentTracksFetch>();
        services.AddSingleton<FormerPages>();
        services.AddSingleton<SnapshotSeal>();
        services.AddSingleton<SnapshotCollector>();
        services.AddSingleton<SnapshotDue>();
        services.AddSingleton<PollSeal>();
        services.AddSingleton<UnfinishedPolls>();
        services.AddSingleton<KnownPlays>();
        services.AddSingleton<RecentPollCollector>();
        services.AddSingleton<PollArchiver>();
        services.AddSingleton<AbandonedSnapshots>();
        return services;
    }
}
