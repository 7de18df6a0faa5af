using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Jobs.Nodes;

namespace SpotifyInsights.Api.Erasing;

/// <summary>Listeners who leave.</summary>
public static class ErasingServices
{
    /// <summary>To be called after the jobs are added: what broke off is queued at the start.</summary>
    public static IServiceCollection AddErasing(this IServiceCollection services) => services
        .AddSingleton<Erasures>()
        .AddSingleton<ErasureRequests>()
        .AddSingleton<INodeNews, ErasureNews>()
        .AddSingleton<IJobWork, EraseWork>()
        .AddHostedService<ErasureRecovery>();
}
