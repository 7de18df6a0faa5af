using System.Collections.Frozen;
using SpotifyInsights.Api.Endpoints.AudioProfile;
using SpotifyInsights.Api.Endpoints.Insights;
using SpotifyInsights.Api.Endpoints.Metrics;
using SpotifyInsights.Api.Problems;

namespace SpotifyInsights.Api.ShareLinks;

/// <summary>Which routes a share link opens. What is not named here, none does.</summary>
internal static class SharedRoutes
{
    // A link's scopes, which are none of those that other routes ask for.
    private const string ScopePrefix = "share:";

    private static readonly (SharedEndpoint Endpoint, string Name)[] Names = [.. Enum.GetValues<SharedEndpoint>().Zip(QueryText.NamesOf(typeof(SharedEndpoint)))];

    private static readonly FrozenDictionary<string, string[]> Scopes = new Dictionary<string, SharedEndpoint[]>(StringComparer.Ordinal)
    {
        [nameof(MetricsEndpoints.GetTemporalMetrics)] = [SharedEndpoint.Temporal],
        [nameof(MetricsEndpoints.GetArtistMetrics)] = [SharedEndpoint.Artists],
        [nameof(MetricsEndpoints.GetDiscoveryMetrics)] = [SharedEndpoint.Discovery],
        [nameof(MetricsEndpoints.GetPopularityMetrics)] = [SharedEndpoint.Popularity],
        [nameof(MetricsEndpoints.GetReleaseYearMetrics)] = [SharedEndpoint.ReleaseYears],
        [nameof(MetricsEndpoints.GetContentMetrics)] = [SharedEndpoint.Content],
        [nameof(MetricsEndpoints.GetComparison)] = [SharedEndpoint.Comparison],
        [nameof(MetricsEndpoints.GetMetrics)] =
        [
            SharedEndpoint.Temporal, SharedEndpoint.Artists, SharedEndpoint.Discovery, SharedEndpoint.Popularity, SharedEndpoint.ReleaseYears, SharedEndpoint.Content,
            SharedEndpoint.Comparison,
        ],
        [nameof(AudioProfileEndpoints.GetAudioProfile)] = [SharedEndpoint.AudioProfile],
        [nameof(AudioProfileEndpoints.GetContexts)] = [SharedEndpoint.Contexts],
        [nameof(AudioProfileEndpoints.GetAudioCoverage)] = [SharedEndpoint.AudioCoverage],
        [nameof(InsightEndpoints.GetInsights)] = [SharedEndpoint.Insights],
        [nameof(ShareLinkEndpoints.GetShared)] = Enum.GetValues<SharedEndpoint>(),
    }.ToFrozenDictionary(route => route.Key, route => Array.ConvertAll(route.Value, ScopeOf), StringComparer.Ordinal);

    /// <summary>The scope that stands for an endpoint.</summary>
    public static string ScopeOf(SharedEndpoint endpoint) => Prefixed(Names.Single(one => one.Endpoint == endpoint).Name);

    /// <summary>The scope that stands for an endpoint of this name.</summary>
    public static string Prefixed(string name) => ScopePrefix + name;

    /// <summary>The endpoint that a scope stands for.</summary>
    public static SharedEndpoint Of(string scope) => Names.Single(one => Prefixed(one.Name) == scope).Endpoint;

    /// <summary>Whether one of the scopes of a link opens a request.</summary>
    public static bool IsOpen(HttpContext context, IReadOnlyList<string> scopes) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && context.GetEndpoint()?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName is { } name
        && Scopes.TryGetValue(name, out var openers)
        && openers.Any(scopes.Contains);

    /// <summary>Whether a share link can open an operation.</summary>
    public static bool IsSharable(string? operation) => operation is not null && Scopes.ContainsKey(operation);
}
