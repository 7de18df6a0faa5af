using SpotifyInsights.Api.Endpoints.Metrics;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Overview;

namespace SpotifyInsights.Api.Endpoints.Insights;

/// <summary>Asks every family for its sentences.</summary>
public sealed class FamilyInsights(IEnumerable<MetricFamily> families)
{
    /// <summary>The sentences of all families about one question; those about the sound only where reference data are loaded.</summary>
    public async Task<InsightsOverview> OfAsync(MetricsQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        var answers = new List<(string Name, IMetrics Metrics)>();
        foreach (var family in families.Where(family => !family.NeedsReferenceData || question.View.History.Reference is not null))
        {
            answers.Add((family.Name, await family.CalculateAsync(question, cancellationToken)));
        }

        return OverviewCalculator.Calculate(answers);
    }
}
