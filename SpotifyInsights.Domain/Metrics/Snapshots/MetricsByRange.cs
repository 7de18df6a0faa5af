namespace SpotifyInsights.Domain.Metrics.Snapshots;

/// <summary>One set of blocks for each of Spotify's ranges.</summary>
/// <param name="Short">About four weeks.</param>
/// <param name="Medium">About six months.</param>
/// <param name="Long">About one year.</param>
public sealed record MetricsByRange(RangeMetrics Short, RangeMetrics Medium, RangeMetrics Long);
