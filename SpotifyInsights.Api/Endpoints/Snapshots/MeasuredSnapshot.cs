using NodaTime;
using SpotifyInsights.Domain.Metrics.Snapshots;

namespace SpotifyInsights.Api.Endpoints.Snapshots;

/// <summary>The metrics computed when a snapshot was taken.</summary>
/// <param name="SnapshotId">The snapshot.</param>
/// <param name="CollectedAt">When it was taken.</param>
/// <param name="Metrics">The metrics; null where an older tool left none.</param>
public sealed record MeasuredSnapshot(string SnapshotId, Instant CollectedAt, SnapshotMetrics? Metrics);
