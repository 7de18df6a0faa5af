using Microsoft.AspNetCore.Http.HttpResults;

namespace SpotifyInsights.Api.Endpoints.Health;

/// <summary>For supervisors and load balancers: no sign-in, no personal data.</summary>
public static class HealthEndpoints
{
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").WithTags("Health").AllowAnonymous();
        health.MapGet("/live", GetLiveness).WithName(nameof(GetLiveness))
            .WithSummary("Whether the process runs")
            .WithDescription("Answers as soon as the process listens.");
        health.MapGet("/ready", GetReadiness).WithName(nameof(GetReadiness))
            .WithSummary("Whether the instance can do its work")
            .WithDescription("503 while the instance still starts (`progress` says how far it is; in the demo: the collection of the demo listener's history) and while something it depends on fails (`dependencies` says which).")
            .Produces<HealthReport>(StatusCodes.Status503ServiceUnavailable);
        return app;
    }

    internal static Ok<HealthReport> GetLiveness() => TypedResults.Ok(new HealthReport(HealthStatus.Ok, 1, null));

    internal static async Task<Results<Ok<HealthReport>, JsonHttpResult<HealthReport>>> GetReadiness(
        Readiness readiness, Dependencies dependencies, CancellationToken cancellationToken) =>
        readiness.Current.With(await dependencies.ReportAsync(cancellationToken)) switch
        {
            { Status: HealthStatus.Ok } ready => TypedResults.Ok(ready),
            var waiting => TypedResults.Json(waiting, statusCode: StatusCodes.Status503ServiceUnavailable),
        };
}
