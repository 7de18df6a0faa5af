using SpotifyInsights.Api.Caching;
using SpotifyInsights.Api.Endpoints.Metrics;
using SpotifyInsights.Api.OAuth;
using SpotifyInsights.Domain.Metrics.Overview;

namespace SpotifyInsights.Api.Endpoints.Insights;

/// <summary>The findings of all families in words.</summary>
public static class InsightEndpoints
{
    public static RouteGroupBuilder MapInsights(this RouteGroupBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.MapGet("/insights", GetInsights).AnswerOnce().WithName(nameof(GetInsights)).WithTags("Insights").WithScopes(ApiScopes.MetricsRead, changing: null).ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("What there is to say")
            .WithDescription(
                "The sentences of all metric families, best first, each with its numbers, its confidence and, where there is one, what to do about it. `score` says how the order "
                + "comes about. No two of them contradict each other: of those that would, and of those that say the same, the better one is here; a family's own endpoint has "
                + "all of its own. Sentences about the sound come with reference data.");
        return api;
    }

    internal static Task<Answer<InsightsOverview>> GetInsights([AsParameters] MetricsQuery query, HttpContext call, MetricsAnswers answers, FamilyInsights insights) =>
        answers.OfAsync(call, query, insights.OfAsync);
}
