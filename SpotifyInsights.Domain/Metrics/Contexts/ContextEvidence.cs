using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Domain.Metrics.Contexts;

/// <summary>How well a track fits one criterion of its context.</summary>
/// <param name="Feature">The criterion's feature; its thresholds stand in `definitions`.</param>
/// <param name="Value">The track's value.</param>
/// <param name="Degree">How well it fits, 0 to 1.</param>
public sealed record ContextEvidence(AudioFeature Feature, double Value, double Degree);
