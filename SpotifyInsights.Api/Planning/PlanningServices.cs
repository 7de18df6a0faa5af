using Microsoft.AspNetCore.Authorization;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Jobs.Nodes;
using SpotifyInsights.Api.OAuth;
using SpotifyInsights.Api.Operator;

namespace SpotifyInsights.Api.Planning;

/// <summary>When listeners are collected from.</summary>
public static class PlanningServices
{
    public static IServiceCollection AddPlanning(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<CollectionOptions>().Bind(configuration.GetSection(CollectionOptions.Section)).ValidateDataAnnotations()
            .Validate(options => options.ShortestPace <= options.LongestPace, "Collection:ShortestPace must not be longer than Collection:LongestPace.")
            .Validate(options => Enum.IsDefined(options.Mode), "Collection:Mode must be OnSignIn, Smart or Background.")
            .ValidateOnStart();
        return services
            .AddSingleton<CollectionPlanStore>()
            .AddSingleton<GapStore>()
            .AddSingleton<SpentCalls>()
            .AddSingleton<INodeNews, SpentCallsNews>()
            .AddSingleton<CallShares>()
            .AddSingleton<PlanRegister>()
            .AddSingleton<SignInCollection>()
            .AddSingleton<CollectionOverview>()
            .AddSingleton<CollectionStates>()
            .AddSingleton<SignInWarnings>()
            .AddSingleton<StandstillAlert>()
            .AddHostedService<StandstillWatch>()
            .AddSingleton<OperatorJobs>()
            .AddSingleton<IAuthorizationHandler, OperatorRequirement.Handler>()
            .AddSingleton<IJobOutbox, PlanOutbox>()
            .AddSingleton<GapComparison>()
            .AddSingleton<IJobEndWitness>(provider => provider.GetRequiredService<GapComparison>())
            .AddSingleton<IDueCollections, DueListeners>();
    }
}
