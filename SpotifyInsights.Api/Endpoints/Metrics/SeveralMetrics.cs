using SpotifyInsights.Domain.Metrics.Artists;
using SpotifyInsights.Domain.Metrics.Comparison;
using SpotifyInsights.Domain.Metrics.Content;
using SpotifyInsights.Domain.Metrics.Discovery;
using SpotifyInsights.Domain.Metrics.Popularity;
using SpotifyInsights.Domain.Metrics.ReleaseYears;
using SpotifyInsights.Domain.Metrics.Temporal;

namespace SpotifyInsights.Api.Endpoints.Metrics;

/// <summary>Several families at once: a property for each family of `/metrics`, null where it was not asked.</summary>
public sealed record SeveralMetrics
{
    /// <summary>As `/metrics/temporal` gives it; null where it was not asked.</summary>
    public TemporalMetrics? Temporal { get; init; }

    /// <summary>As `/metrics/artists` gives it; null where it was not asked.</summary>
    public ArtistMetrics? Artists { get; init; }

    /// <summary>As `/metrics/discovery` gives it; null where it was not asked.</summary>
    public DiscoveryMetrics? Discovery { get; init; }

    /// <summary>As `/metrics/popularity` gives it; null where it was not asked.</summary>
    public PopularityMetrics? Popularity { get; init; }

    /// <summary>As `/metrics/release-years` gives it; null where it was not asked.</summary>
    public ReleaseYearMetrics? ReleaseYears { get; init; }

    /// <summary>As `/metrics/content` gives it; null where it was not asked.</summary>
    public ContentMetrics? Content { get; init; }

    /// <summary>As `/metrics/comparison` gives it, window A being the 30 days up to `to`; null where it was not asked.</summary>
    public ComparisonMetrics? Comparison { get; init; }
}
