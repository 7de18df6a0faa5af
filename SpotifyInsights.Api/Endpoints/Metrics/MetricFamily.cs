using SpotifyInsights.Domain.Metrics;

namespace SpotifyInsights.Api.Endpoints.Metrics;

/// <summary>A metric family, as the endpoints over several of them see it.</summary>
public sealed record MetricFamily
{
    /// <summary>The last word of its path, such as `release-years`.</summary>
    public required string Name { get; init; }

    /// <summary>Its own endpoint's handler, whose answers the others share.</summary>
    public required string Operation { get; init; }

    /// <summary>Its answer to a question with default parameters beside the shared ones.</summary>
    public required Func<MetricsQuestion, CancellationToken, Task<IMetrics>> CalculateAsync { get; init; }

    /// <summary>Whether it says nothing without reference data; such a family has a path of its own outside `/metrics`.</summary>
    public bool NeedsReferenceData { get; init; }

    /// <summary>A family whose calculator needs nothing but the question.</summary>
    public static MetricFamily Of(string name, string operation, Func<MetricsQuestion, IMetrics> calculate) =>
        new() { Name = name, Operation = operation, CalculateAsync = (question, _) => Task.FromResult(calculate(question)) };
}
