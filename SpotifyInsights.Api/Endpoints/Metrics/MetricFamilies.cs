using SpotifyInsights.Domain.Metrics.Artists;
using SpotifyInsights.Domain.Metrics.Content;
using SpotifyInsights.Domain.Metrics.Discovery;
using SpotifyInsights.Domain.Metrics.Popularity;
using SpotifyInsights.Domain.Metrics.ReleaseYears;
using SpotifyInsights.Domain.Metrics.Temporal;

namespace SpotifyInsights.Api.Endpoints.Metrics;

/// <summary>How each family is calculated: said once, for its own endpoint and for those over several families.</summary>
public static class MetricFamilies
{
    public static TemporalMetrics Temporal(MetricsQuestion question) => TemporalCalculator.Calculate(question.Slice);

    public static ArtistMetrics Artists(MetricsQuestion question) => ArtistCalculator.Calculate(question.Ranked().Slice, question.Ranking);

    public static DiscoveryMetrics Discovery(MetricsQuestion question) => DiscoveryCalculator.Calculate(question.Slice, question.Ranking);

    public static PopularityMetrics Popularity(MetricsQuestion question) => PopularityCalculator.Calculate(question.Slice, question.Ranking);

    public static ReleaseYearMetrics ReleaseYears(MetricsQuestion question) => ReleaseYearCalculator.Calculate(question.Slice);

    public static ContentMetrics Content(MetricsQuestion question) => ContentCalculator.Calculate(question.Slice);
}
