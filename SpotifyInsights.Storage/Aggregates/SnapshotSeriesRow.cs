using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Snapshots;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>The metrics of one range of one snapshot.</summary>
/// <param name="SnapshotId">The snapshot's folder name.</param>
/// <param name="Range">The range of the top lists.</param>
/// <param name="Metrics">The four blocks.</param>
public sealed record SnapshotSeriesRow(string SnapshotId, TimeRange Range, RangeMetrics Metrics);
