namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>Below which value which share of the covered plays lies; by linear interpolation, all null without covered plays.</summary>
/// <param name="P05">5 %.</param>
/// <param name="P25">25 %.</param>
/// <param name="P50">Half: the median.</param>
/// <param name="P75">75 %.</param>
/// <param name="P95">95 %.</param>
public sealed record FeatureQuantiles(double? P05, double? P25, double? P50, double? P75, double? P95);
