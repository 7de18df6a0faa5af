using SpotifyInsights.Api.ApiKeys;
using SpotifyInsights.Api.Caching;
using SpotifyInsights.Api.Endpoints.Account;
using SpotifyInsights.Api.Endpoints.AudioProfile;
using SpotifyInsights.Api.Endpoints.Health;
using SpotifyInsights.Api.Endpoints.Imports;
using SpotifyInsights.Api.Endpoints.Insights;
using SpotifyInsights.Api.Endpoints.Library;
using SpotifyInsights.Api.Endpoints.Metrics;
using SpotifyInsights.Api.Endpoints.Reference;
using SpotifyInsights.Api.Endpoints.Snapshots;
using SpotifyInsights.Api.Exclusions;
using SpotifyInsights.Api.Exporting;
using SpotifyInsights.Api.Idempotency;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Maintenance;
using SpotifyInsights.Api.OAuth;
using SpotifyInsights.Api.Paging;
using SpotifyInsights.Api.Playback;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Api.ShareLinks;
using SpotifyInsights.Api.Webhooks;

namespace SpotifyInsights.Api.Endpoints;

/// <summary>Every route of a signed-in listener: who may call and how requests are checked is said once, here.</summary>
public static class ListenerApi
{
    public static IServiceCollection AddEndpoints(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ImportOptions>().Bind(configuration.GetSection(ImportOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services.AddEndpoints();
    }

    private static IServiceCollection AddEndpoints(this IServiceCollection services) => services
        .AddSingleton<Readiness>()
        .AddSingleton<IDependency, ObjectStoreDependency>()
        .AddSingleton<IDependency, JobDatabaseDependency>()
        .AddSingleton<Dependencies>()
        .AddSingleton<MetricsQuestions>()
        .AddSingleton<MetricsAnswers>()
        .AddSingleton<SeveralAnswers>()
        .AddSingleton<FamilyInsights>()
        .AddFamilies()
        .AddSingleton<ComparedSnapshotReader>()
        .AddSingleton<ComparisonQuestions>()
        .AddSingleton<ListenerSummary>()
        .AddSingleton<PageCursors>()
        .AddSingleton<IdempotencyStore>()
        .AddSingleton<SnapshotPages>()
        .AddSingleton<SnapshotRequests>()
        .AddSingleton<HistoryExport>()
        .AddSingleton<ExclusionRequests>()
        .AddSingleton<NowPlayingRequests>()
        .AddSingleton<RecapAnswers>()
        .AddSingleton<LibraryLists>()
        .AddSingleton<ListingTags>()
        .AddSingleton<LibraryPages>()
        .AddSingleton<SnapshotRankAnswers>()
        .AddSingleton<ImportPages>()
        .AddSingleton<ImportRequests>()
        .AddSingleton<ReferenceRequests>()
        .AddSingleton<UploadReception>();

    // In the order in which they stand in answers: those about the sound last.
    private static IServiceCollection AddFamilies(this IServiceCollection services) => services
        .AddFamilies(MetricFamilies.All.Where(family => !family.NeedsReferenceData))
        .AddSingleton(provider => provider.GetRequiredService<ComparisonQuestions>().Family)
        .AddFamilies(MetricFamilies.All.Where(family => family.NeedsReferenceData));

    private static IServiceCollection AddFamilies(this IServiceCollection services, IEnumerable<MetricFamily> families)
    {
        foreach (var family in families)
        {
            services.AddSingleton(family);
        }

        return services;
    }

    public static void MapListenerApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("").RequireListener().AddEndpointFilter<RouteGroupBuilder, RequestValidationFilter>().WithMetadata(TakesIdempotencyKeys.Instance);
        api.MapMe();
        api.MapApiKeys();
        api.MapShareLinks();
        api.MapLibrary();
        api.MapExport();
        api.MapExclusions();
        api.MapNowPlaying();
        api.MapSnapshots();
        api.MapImports();
        api.MapJobs();
        api.MapWebhooks();
        api.MapMetrics();
        api.MapAudioProfile();
        api.MapInsights();
        api.MapReferenceData();
        api.MapOperator();
    }
}
