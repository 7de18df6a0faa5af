namespace SpotifyInsights.Domain.Metrics.Overview;

/// <summary>Brings the sentences of families together, best first.</summary>
public static class OverviewCalculator
{
    private const double HighWeight = 1;
    private const double MediumWeight = 0.7;
    private const double LowWeight = 0.4;

    // A family's third sentence of high confidence (0.72) comes before another one's first of medium; so nobody fills the page alone.
    private const double NextOfFamily = 0.85;

    /// <summary>Brings together what families say about one window.</summary>
    /// <param name="families">Their names and answers, at least one; of equal sentences the former family's come first.</param>
    public static InsightsOverview Calculate(IReadOnlyList<(string Name, IMetrics Metrics)> families)
    {
        ArgumentNullException.ThrowIfNull(families);
        var all = families.SelectMany(family => family.Metrics.Insights.Select((insight, place) => (family.Name, Insight: insight, Score: Score(insight, place))));
        return new()
        {
            Basis = families[0].Metrics.Basis with { Attributes = Attributes(families) },
            Families = [.. families.Select(family => family.Name)],
            Insights = [.. InsightClaims.Consistent(all.OrderByDescending(found => found.Score), found => found.Insight).Select(found => Ranked(found.Name, found.Insight, found.Score))],
        };
    }

    /// <summary>How good a sentence is.</summary>
    /// <param name="insight">The sentence.</param>
    /// <param name="place">How many of its family are better.</param>
    private static double Score(Insight insight, int place) => Math.Pow(NextOfFamily, place) * insight.Confidence switch
    {
        Confidence.High => HighWeight,
        Confidence.Medium => MediumWeight,
        _ => LowWeight,
    };

    private static List<AttributeCoverage> Attributes(IReadOnlyList<(string Name, IMetrics Metrics)> families) =>
        [.. families.SelectMany(family => family.Metrics.Basis.Attributes).DistinctBy(line => (line.Attribute, line.Source))];

    private static RankedInsight Ranked(string family, Insight insight, double score) =>
        new(family, score, insight.Id, insight.Title, insight.Text, insight.Values, insight.Confidence, insight.Action);
}
