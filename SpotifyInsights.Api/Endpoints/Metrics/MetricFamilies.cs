using SpotifyInsights.Api.Endpoints.AudioProfile;
using SpotifyInsights.Domain.Metrics.Artists;
using SpotifyInsights.Domain.Metrics.AudioProfile;
using SpotifyInsights.Domain.Metrics.Content;
using SpotifyInsights.Domain.Metrics.Contexts;
using SpotifyInsights.Domain.Metrics.Discovery;
using SpotifyInsights.Domain.Metrics.Popularity;
using SpotifyInsights.Domain.Metrics.ReleaseYears;
using SpotifyInsights.Domain.Metrics.Temporal;

namespace SpotifyInsights.Api.Endpoints.Metrics;

/// <summary>How each family is calculated: said once, for its own endpoint and for those over several families.</summary>
public static class MetricFamilies
{
    /// <summary>All of them, in the order in which they stand in answers. One that needs services is registered beside these.</summary>
    public static IReadOnlyList<MetricFamily> All { get; } =
    [
        MetricFamily.Of("temporal", nameof(MetricsEndpoints.GetTemporalMetrics), Temporal),
        MetricFamily.Of("artists", nameof(MetricsEndpoints.GetArtistMetrics), Artists),
        MetricFamily.Of("discovery", nameof(MetricsEndpoints.GetDiscoveryMetrics), Discovery),
        MetricFamily.Of("popularity", nameof(MetricsEndpoints.GetPopularityMetrics), Popularity),
        MetricFamily.Of("release-years", nameof(MetricsEndpoints.GetReleaseYearMetrics), ReleaseYears),
        MetricFamily.Of("content", nameof(MetricsEndpoints.GetContentMetrics), Content),
        MetricFamily.Of("audio-profile", nameof(AudioProfileEndpoints.GetAudioProfile), question => AudioProfile(question, default)) with { NeedsReferenceData = true },
        MetricFamily.Of("contexts", nameof(AudioProfileEndpoints.GetContexts), question => Contexts(question, default)) with { NeedsReferenceData = true },
    ];

    public static TemporalMetrics Temporal(MetricsQuestion question) => TemporalCalculator.Calculate(question.Slice);

    public static ArtistMetrics Artists(MetricsQuestion question) => ArtistCalculator.Calculate(question.Ranked().Slice, question.Ranking);

    public static DiscoveryMetrics Discovery(MetricsQuestion question) => DiscoveryCalculator.Calculate(question.Slice, question.Ranking);

    public static PopularityMetrics Popularity(MetricsQuestion question) => PopularityCalculator.Calculate(question.Slice, question.Ranking);

    public static ReleaseYearMetrics ReleaseYears(MetricsQuestion question) => ReleaseYearCalculator.Calculate(question.Slice);

    public static ContentMetrics Content(MetricsQuestion question) => ContentCalculator.Calculate(question.Slice);

    public static AudioProfileMetrics AudioProfile(MetricsQuestion question, AvailabilityOf of) =>
        AudioProfileCalculator.Calculate(question.Slice, question.Ranking, of);

    public static ContextMetrics Contexts(MetricsQuestion question, AvailabilityOf of) => ContextCalculator.Calculate(question.Slice, question.Ranking, of);
}
