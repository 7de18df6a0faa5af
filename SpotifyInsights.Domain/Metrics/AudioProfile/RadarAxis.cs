using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>An axis of the radar chart.</summary>
/// <param name="Feature">A feature that goes from 0 to 1.</param>
/// <param name="Value">Its mean, 0 to 1; null where no play is covered.</param>
public sealed record RadarAxis(AudioFeature Feature, double? Value);
