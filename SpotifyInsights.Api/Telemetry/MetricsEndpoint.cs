using Microsoft.AspNetCore.Http.HttpResults;
using SpotifyInsights.Api.OAuth;
using SpotifyInsights.Api.OpenApi;

namespace SpotifyInsights.Api.Telemetry;

/// <summary>The numbers for Prometheus, for the owner of the instance.</summary>
public static class MetricsEndpoint
{
    public static IEndpointRouteBuilder MapMetricsText(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/metrics", GetInstanceMetrics).RequireOperator().WithTags("Health").WithName(nameof(GetInstanceMetrics))
            .WithSummary("The instance in numbers, for Prometheus")
            .WithDescription("Prometheus' text format. For the owner of the instance; a scraper sends an API key of theirs with the scope `operate` as bearer token. No number is of a single listener. docs/telemetry.md explains each.")
            .Produces<string>(StatusCodes.Status200OK, "text/plain").WithMetadata(new OffersFiles("The numbers: a line each, behind what they are.", []));
        return app;
    }

    internal static async Task<ContentHttpResult> GetInstanceMetrics(InstanceStates states, MetricsText metrics, CancellationToken cancellationToken)
    {
        await states.RefreshAsync(cancellationToken);
        return TypedResults.Text(metrics.Write(), MetricsText.ContentType);
    }
}
